using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Data;

namespace Portal.Accounts.Console;

/// <inheritdoc/>
/// <remarks>Whatever happens to an account is told in its events, so the last event's number is all that has to be looked at.</remarks>
internal sealed class AccountChanges(CurrentPerson person, AccountBell bell, IServiceScopeFactory scopes) : IAccountChanges
{
    /// <summary>What another node does is seen within this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<AccountNews> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var end = AccountNews.SignedOut;
        if (await person.FindAsync(cancel) is { } userId)
        {
            using var listener = bell.Listen(userId);
            // Nothing yet: what happened since the page was rendered is to be seen as well.
            long seen = -1;
            while (await LookAsync(userId, seen, cancel) is { } last)
            {
                if (last != seen) yield return AccountNews.Changed;
                seen = last;
                await listener.WaitAsync(Longest, cancel);
            }

            if (!await IsThereAsync(userId, cancel)) end = AccountNews.Deleted;
        }

        yield return end;
    }

    /// <summary>Null when the session has ended.</summary>
    private async Task<long?> LookAsync(Guid userId, long seen, CancellationToken cancel)
    {
        try
        {
            return await person.FindAsync(cancel) is null ? null : await LastAsync(userId, cancel);
        }
        catch (DbException)
        {
            // A database that is away for a moment is no reason to end a page that only looks on; the next look may succeed.
            return seen;
        }
    }

    private async Task<bool> IsThereAsync(Guid userId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.AnyAsync(user => user.Id == userId, cancel);
    }

    private async Task<long> LastAsync(Guid userId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await UserEvents.Told(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), userId)
            .MaxAsync(row => (long?)row.Id, cancel) ?? 0;
    }
}
