using Portal.Accounts.Security;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <inheritdoc/>
/// <remarks>Used from a circuit, whose own scope lives too long for a database context; so each call has a scope of its own.</remarks>
internal sealed class PasskeyList(CurrentPerson person, FreshProof proof, IServiceScopeFactory scopes) : IPasskeyList
{
    public async Task<IReadOnlyList<PasskeyView>> ListAsync(CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return [];

        await using var scope = scopes.CreateAsyncScope();
        return [.. (await Store(scope).ListAsync(userId, cancel)).Select(PasskeyViews.Of)];
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

    private async Task<PasskeyChange> ChangeAsync(string id, Func<PasskeyStore, Guid, byte[], Task<PasskeyChange>> change, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return PasskeyChange.SignedOut;
        if (Base64Url.Decode(id) is not { } credentialId) return PasskeyChange.NotFound;

        await using var scope = scopes.CreateAsyncScope();
        return await change(Store(scope), userId, credentialId);
    }

    private static PasskeyStore Store(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PasskeyStore>();
}
