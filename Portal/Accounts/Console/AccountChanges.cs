using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Data;

namespace Portal.Accounts.Console;

/// <inheritdoc/>
/// <remarks>Whatever happens to an account is told in its events, so the last event's number is all that has to be looked at.</remarks>
internal sealed class AccountChanges(CurrentPerson person, AccountBell bell, IServiceScopeFactory scopes) : IAccountChanges
{
    /// <summary>What another node does is seen within this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async IAsyncEnumerable<bool> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is { } userId)
        {
            using var listener = bell.Listen(userId);
            var seen = await LastAsync(userId, cancel);
            while (await person.FindAsync(cancel) is not null)
            {
                var last = await LastAsync(userId, cancel);
                if (last != seen) yield return true;
                seen = last;
                await listener.WaitAsync(Longest, cancel);
            }
        }

        yield return false;
    }

    private async Task<long?> LastAsync(Guid userId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().SecurityEvents
            .Where(row => row.UserId == userId)
            .MaxAsync(row => (long?)row.Id, cancel);
    }
}
