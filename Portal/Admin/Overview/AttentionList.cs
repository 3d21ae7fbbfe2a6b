using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Configuration;
using Portal.Data;
using Portal.OpenId.Clients;
using Portal.OpenId.Keys;
using Portal.Settings;

namespace Portal.Admin.Overview;

/// <summary>What somebody should look at, as far as it is told cheaply.</summary>
internal sealed class AttentionList(
    PortalDbContext db, ChainCheck chain, KeyRing keys, LiveSettings live, PortalOptions settings)
{
    public async Task<IReadOnlyList<Attention>> ReadAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var found = new List<Attention>();
        if (await db.SecurityEvents.AnyAsync(row => row.Kind == EventKind.AuditBroken.Name, cancel)) found.Add(new(AttentionKind.ChainBroken));
        if (await chain.WaitingAsync(cancel) is > 0 and var waiting) found.Add(new(AttentionKind.ChainWaiting, waiting));
        if (await LateKeysAsync(now, cancel) is > 0 and var late) found.Add(new(AttentionKind.KeyLate, late));
        if (await AdministratorsAsync(cancel) is <= 1 and var administrators) found.Add(new(AttentionKind.FewAdministrators, administrators));
        if (live.Now.Smtp is null) found.Add(new(AttentionKind.NoMail));
        if (await UnreviewedAsync(cancel) is > 0 and var unreviewed) found.Add(new(AttentionKind.Unreviewed, unreviewed));
        return found;
    }

    private async Task<long> LateKeysAsync(DateTimeOffset now, CancellationToken cancel)
    {
        // Another was to be there a day before.
        var rotation = TimeSpan.FromDays(settings.Keys.RotationDays);
        return (await keys.StatesAsync(cancel)).LongCount(key =>
            key is { Stage: KeyStage.Signing, SignsUntil: null } && key.SignsFrom + rotation <= now);
    }

    private Task<long> AdministratorsAsync(CancellationToken cancel) => db.UserRoles
        .Where(held => held.RoleId == Roles.AdminId)
        .LongCountAsync(held => db.Users.Any(user => user.Id == held.UserId && user.DisabledAt == null), cancel);

    private Task<long> UnreviewedAsync(CancellationToken cancel) => db.Clients.LongCountAsync(
        client => client.Origin == ClientOrigin.Registration && client.ApprovedAt == null && client.Enabled, cancel);
}
