using System.Text;
using System.Text.Json;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;

namespace Portal.Admin.Events;

/// <summary>
/// Writes the events that match, the newest first, as they come from the database: neither the events nor the file are ever whole in
/// memory, and no query stays open while the reader is slow.
/// </summary>
internal sealed class AuditExport(AuditQuery query, AuditEntries entries)
{
    public const int BatchSize = 500;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string[] Columns =
    [
        "id", "at", "kind", "outcome", "reason", "user_id", "user", "actor_id", "actor", "client_id", "client_name", "session_id",
        "address", "user_agent", "trace_id", "details",
    ];

    public async Task WriteCsvAsync(AuditFilter filter, Stream file, CancellationToken cancel)
    {
        await WriteAsync(file, AuditCsv.Line(Columns), cancel);
        await foreach (var batch in BatchesAsync(filter, cancel))
            await WriteAsync(file, string.Concat(batch.Select(entry => AuditCsv.Line(Cells(entry)))), cancel);
    }

    /// <summary>The array ends only where everything was written: half a file does not pass for a whole one.</summary>
    public async Task WriteJsonAsync(AuditFilter filter, Stream file, CancellationToken cancel)
    {
        var before = "[\n";
        await foreach (var batch in BatchesAsync(filter, cancel))
        {
            await WriteAsync(file, before + string.Join(",\n", batch.Select(entry => JsonSerializer.Serialize(Fields(entry), Json))), cancel);
            before = ",\n";
        }

        await WriteAsync(file, before == "[\n" ? "[]\n" : "\n]\n", cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<AuditEntry>> BatchesAsync(
        AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var people = await query.PeopleAsync(filter, cancel);
        IReadOnlyList<SecurityEventRow> rows;
        for (long? last = null; ; last = rows[^1].Id)
        {
            rows = await query.ReadAsync(filter, people, new(OlderThan: last), BatchSize, cancel);
            if (rows.Count > 0) yield return await entries.OfAsync(rows, cancel);
            if (rows.Count < BatchSize) yield break;
        }
    }

    private static object Fields(AuditEntry entry) => new
    {
        entry.Id,
        At = entry.At.UtcDateTime,
        entry.Kind,
        Outcome = Outcome(entry),
        entry.Reason,
        UserId = entry.User?.Id,
        User = entry.User?.Name,
        ActorId = entry.Actor?.Id,
        Actor = entry.Actor?.Name,
        entry.ClientId,
        ClientName = entry.App,
        entry.SessionId,
        entry.Address,
        entry.UserAgent,
        entry.TraceId,
        entry.Details,
    };

    private static string?[] Cells(AuditEntry entry) =>
    [
        entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        entry.Kind,
        Outcome(entry),
        entry.Reason,
        entry.User?.Id.ToString(),
        entry.User?.Name,
        entry.Actor?.Id.ToString(),
        entry.Actor?.Name,
        entry.ClientId,
        entry.App,
        entry.SessionId?.ToString(),
        entry.Address,
        entry.UserAgent,
        entry.TraceId,
        entry.Details.Count == 0 ? null : JsonSerializer.Serialize(entry.Details),
    ];

    private static string Outcome(AuditEntry entry) => entry.Failed ? "failed" : "succeeded";

    private static async Task WriteAsync(Stream file, string text, CancellationToken cancel)
    {
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        await file.FlushAsync(cancel);
    }
}
