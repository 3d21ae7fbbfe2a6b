using Microsoft.EntityFrameworkCore;

namespace Portal.Tests.Support;

/// <summary>How SQLite means to answer a question.</summary>
internal static class QueryPlan
{
    public static async Task<string> PlanAsync<T>(this IQueryable<T> query, CancellationToken cancel)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await command.Connection!.OpenAsync(cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var plan = new List<string>();
        while (await reader.ReadAsync(cancel)) plan.Add(reader.GetString(3));
        await command.Connection.CloseAsync();
        return string.Join('\n', plan);
    }
}
