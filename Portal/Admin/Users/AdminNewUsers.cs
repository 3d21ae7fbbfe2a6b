using Portal.Client.Contracts.Admin;
using Portal.Mail;

namespace Portal.Admin.Users;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminNewUsers(IServiceScopeFactory scopes, MailOutbox outbox) : IAdminNewUsers
{
    public Task<Allowed<bool>> SendsMailAsync(CancellationToken cancel) => Task.FromResult(Allowed.Of(outbox.IsOpen));

    public async Task<Allowed<UserMade>> CreateAsync(NewUser user, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<NewUsers>().MakeAsync(user, cancel));
    }

    public async Task<Allowed<InvitationMade>> InviteAsync(Invitation invitation, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<Invitations>().MakeAsync(invitation, cancel));
    }
}
