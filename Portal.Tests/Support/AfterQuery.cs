using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Does something once, at the moment at which a query that mentions a name was answered: what somebody else may do in between.</summary>
internal sealed class AfterQuery(string mentions) : DbCommandInterceptor
{
    private Func<Task>? _then;

    public Func<Task> Then
    {
        set => _then = value;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.Contains(mentions, StringComparison.Ordinal) && Interlocked.Exchange(ref _then, null) is { } then) await then();
        return result;
    }
}
