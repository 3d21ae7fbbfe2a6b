using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Accounts.Console;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Client.Contracts.Admin;
using Portal.Consents;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Users;

/// <summary>Everything that administrators see of one account.</summary>
internal sealed class UserFile(PortalDbContext db, SessionStore sessions, GivenConsents consents, UserEvents events, TimeProvider clock)
{
    private const int LastEvents = 20;

    public async Task<UserDetails?> ReadAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } user) return null;

        var now = clock.GetUtcNow();
        var member = await Memberships.OfAsync(db, id, cancel);
        var passkeys = await db.Passkeys.AsNoTracking().Where(row => row.UserId == id).ToListAsync(cancel);
        var live = await sessions.Live(now).AsNoTracking().Where(row => row.UserId == id).OrderByDescending(row => row.LastSeenAt).ToListAsync(cancel);
        return new(
            new(id, user.UserName ?? "", user.Name, user.Email, UserList.StateOf(user.DisabledAt, user.LockoutEnd, now), user.CreatedAt),
            user.EmailConfirmed,
            user.PasswordHash is not null,
            await LastSignInAsync(id, cancel),
            user.LockoutEnd > now ? user.LockoutEnd : null,
            await db.TotpFactors.Where(row => row.UserId == id).Select(row => (DateTimeOffset?)row.CreatedAt).SingleOrDefaultAsync(cancel),
            await db.RecoveryCodes.CountAsync(row => row.UserId == id && row.UsedAt == null, cancel))
        {
            Roles = [.. Enum.GetValues<UserRole>().Where(role => member.Roles.Contains(RoleMembers.NameOf(role)))],
            PasskeyRequiredSince = user.PasskeyRequiredAt,
            OtherRoles = [.. member.Roles.Except(Enum.GetValues<UserRole>().Select(RoleMembers.NameOf))],
            Groups = member.Groups,
            Passkeys = [.. passkeys.Select(PasskeyViews.Of)],
            Tokens = await UserHoldings.TokensAsync(db, id, now, cancel),
            EndedGrants = await UserHoldings.EndedAsync(db, id, cancel),
            Sessions = [.. live.Select(View)],
            Apps = [.. (await consents.ListAsync(id, cancel)).Select(given => new UserApp(given.Consent.Id, given.Client.Name, given.Consent.GivenAt, given.LastUsedAt))],
            Events = [.. (await events.ListAsync(id, before: null, LastEvents, cancel)).Select(row => ActivityViews.Of(row, Guid.Empty, row.ClientId))],
        };
    }

    private Task<DateTimeOffset?> LastSignInAsync(Guid id, CancellationToken cancel) => UserEvents.Told(db, id)
        .Where(row => row.Kind == EventKind.SignInSucceeded.Name)
        .OrderByDescending(row => row.Id)
        .Select(row => (DateTimeOffset?)row.At)
        .FirstOrDefaultAsync(cancel);

    private static SessionView View(Session row) =>
        new(row.Id, DeviceWords.Of(row.UserAgent), row.IpAddress, Current: false, SameAddress: false, row.CreatedAt, row.LastSeenAt, []);
}
