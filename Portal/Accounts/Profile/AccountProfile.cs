using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Security;
using Portal.Client.Contracts;
using Portal.Data;
using Portal.Mail;

namespace Portal.Accounts.Profile;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AccountProfile(FreshProof proof, IServiceScopeFactory scopes, ProfileRules rules) : IAccountProfile
{
    public async Task<ProfileView?> ShowAsync(CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return null;

        await using var scope = scopes.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.AsNoTracking().SingleAsync(row => row.Id == who.UserId, cancel);
        return new(user.UserName ?? "", user.EmailConfirmed, who.Fresh, ProfileDocument.Read(user))
        {
            CanVerify = scope.ServiceProvider.GetRequiredService<MailOutbox>().IsOpen,
        };
    }

    public async Task<ProfileAnswer> SaveAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return new ProfileAnswer.NeedsProof();

        var told = ProfileFields.All.ToDictionary(field => field, field => fields.GetValueOrDefault(field)?.Trim() ?? "");
        var problems = told
            .Select(field => (field.Key, Fault: rules.FaultOf(field.Key, field.Value)))
            .Where(field => field.Fault is not null)
            .ToDictionary(field => field.Key, field => field.Fault!);
        if (problems.Count > 0) return new ProfileAnswer.Refused(problems);

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProfileChanges>().SaveAsync(who.UserId, told, who.Fresh, cancel);
    }
}
