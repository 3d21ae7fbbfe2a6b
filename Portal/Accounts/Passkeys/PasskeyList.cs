using System.Data.Common;
using System.Runtime.CompilerServices;
using Portal.Accounts.Security;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <inheritdoc/>
/// <remarks>Used from a circuit, whose own scope lives too long for a database context; so each call has a scope of its own.</remarks>
internal sealed class PasskeyList(CurrentPerson person, FreshProof proof, PasskeyBell bell, IServiceScopeFactory scopes) : IPasskeyList
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<PasskeyView>> ListAsync(CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return [];

        await using var scope = scopes.CreateAsyncScope();
        return [.. (await Store(scope).ListAsync(userId, cancel)).Select(PasskeyViews.Of)];
    }

    public async IAsyncEnumerable<IReadOnlyList<PasskeyView>> WatchAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) yield break;

        using var listener = bell.Listen(userId);
        while (!cancel.IsCancellationRequested)
        {
            await listener.WaitAsync(LookAnyway, cancel);
            var (over, list) = await LookAsync(cancel);
            if (over) yield break;
            if (list is not null) yield return list;
        }
    }

    public Task<PasskeyChange> RenameAsync(string id, string name, CancellationToken cancel) =>
        ChangeAsync(id, (store, userId, credentialId) => store.RenameAsync(userId, credentialId, name, cancel), cancel);

    public async Task<PasskeyChange> RemoveAsync(string id, CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return PasskeyChange.SignedOut;

        return who.Fresh
            ? await ChangeAsync(id, (store, userId, credentialId) => store.RemoveAsync(userId, credentialId, cancel), cancel)
            : PasskeyChange.SignInAgain;
    }

    // A database that is away for a moment is no reason to end a page that only looks on; the next look may succeed.
    private async Task<(bool Over, IReadOnlyList<PasskeyView>? List)> LookAsync(CancellationToken cancel)
    {
        try
        {
            return await person.FindAsync(cancel) is null ? (true, null) : (false, await ListAsync(cancel));
        }
        catch (DbException)
        {
            return (false, null);
        }
    }

    private async Task<PasskeyChange> ChangeAsync(string id, Func<PasskeyStore, Guid, byte[], Task<PasskeyChange>> change, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return PasskeyChange.SignedOut;
        if (Base64Url.Decode(id) is not { } credentialId) return PasskeyChange.NotFound;

        await using var scope = scopes.CreateAsyncScope();
        var changed = await change(Store(scope), userId, credentialId);
        if (changed == PasskeyChange.Done) bell.Ring(userId);
        return changed;
    }

    private static PasskeyStore Store(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PasskeyStore>();
}
