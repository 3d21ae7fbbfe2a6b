using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>Keeps people's passkeys.</summary>
internal sealed class PasskeyStore(PortalDbContext db, PortalOptions settings, SecurityLog log, TimeProvider clock)
{
    /// <summary>As many as one account may have: more than a person needs, few enough for a browser's dialog.</summary>
    public const int LimitPerUser = 50;

    public Task<PortalPasskey?> FindAsync(byte[] credentialId, CancellationToken cancel) =>
        db.Passkeys.AsNoTracking().SingleOrDefaultAsync(passkey => passkey.CredentialId == credentialId, cancel);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<PortalPasskey>> ListAsync(Guid userId, CancellationToken cancel)
    {
        var all = await db.Passkeys.AsNoTracking().Where(passkey => passkey.UserId == userId).ToListAsync(cancel);
        return [.. all.OrderBy(passkey => passkey.Data.CreatedAt)];
    }

    /// <summary>Whether one is to be offered after a sign-in: there is none, or an administrator asks for a new one.</summary>
    public async Task<bool> IsWantedAsync(Guid userId, CancellationToken cancel) =>
        await PasskeyDemand.StandsAsync(db, userId, cancel) || !await db.Passkeys.AnyAsync(passkey => passkey.UserId == userId, cancel);

    public async Task<bool> IsFullAsync(Guid userId, CancellationToken cancel) =>
        await db.Passkeys.CountAsync(passkey => passkey.UserId == userId, cancel) >= LimitPerUser;

    /// <summary>Adds what the handler verified. Two tabs may try the same one at once: the key of the table decides.</summary>
    public Task<PasskeyResult<PortalPasskey>> AddAsync(Guid userId, UserPasskeyInfo verified, Browser browser, CancellationToken cancel) =>
        db.AtomicallyAsync(
            async () =>
            {
                await HoldAsync(userId, cancel);
                var others = await ListAsync(userId, cancel);
                if (others.Count >= LimitPerUser) return new PasskeyRefusal(PasskeyFailure.TooMany, "the account is full");

                var passkey = NewPasskey(userId, verified, browser, others);
                var added = await TryAddAsync(passkey, cancel);
                if (!added.Refused) await PasskeyDemand.MetAsync(db, userId, cancel);
                return added;
            },
            cancel);

    /// <summary>Notes a use. False when the passkey was removed, or another use moved its counter on, since it was verified.</summary>
    public Task<bool> UseAsync(UserPasskeyInfo verified, string device, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            // A write first: it holds the row until the end of the transaction.
            var held = await db.Passkeys
                .Where(passkey => passkey.CredentialId == verified.CredentialId)
                .ExecuteUpdateAsync(
                    passkey => passkey.SetProperty(p => p.LastUsedAt, now).SetProperty(p => p.LastUsedOn, device), cancel);
            if (held == 0) return false;

            db.ChangeTracker.Clear();
            var passkey = await db.Passkeys.SingleAsync(row => row.CredentialId == verified.CredentialId, cancel);
            if (passkey.Data.SignCount != 0 && verified.SignCount <= passkey.Data.SignCount) return false;

            passkey.Data.SignCount = verified.SignCount;
            passkey.Data.IsBackedUp = verified.IsBackedUp;
            await db.SaveChangesAsync(cancel);
            return true;
        },
        cancel);

    public async Task<PasskeyChange> RenameAsync(Guid userId, byte[] credentialId, string name, CancellationToken cancel)
    {
        if (PasskeyNames.Accept(name) is not { } accepted) return PasskeyChange.NameRefused;

        var passkey = await Own(userId, credentialId).SingleOrDefaultAsync(cancel);
        if (passkey is null) return PasskeyChange.NotFound;

        log.Add(db, Happened(EventKind.PasskeyRenamed, userId, accepted));
        passkey.Data.Name = accepted;
        await db.SaveChangesAsync(cancel);
        return PasskeyChange.Done;
    }

    public Task<PasskeyChange> RemoveAsync(Guid userId, byte[] credentialId, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            // Two removals at once must not each take the other for the one that stays.
            await HoldAsync(userId, cancel);
            if (await Own(userId, credentialId).AsNoTracking().SingleOrDefaultAsync(cancel) is not { } passkey) return PasskeyChange.NotFound;
            if (!await HasAnotherWayInAsync(userId, credentialId, cancel)) return PasskeyChange.LastWayIn;

            await Own(userId, credentialId).ExecuteDeleteAsync(cancel);
            await log.RecordAsync(db, Happened(EventKind.PasskeyRemoved, userId, passkey.Data.Name), cancel);
            return PasskeyChange.Done;
        },
        cancel);

    private static SecurityEvent Happened(EventKind kind, Guid userId, string? name) =>
        new(kind, userId) { Details = new Dictionary<string, string> { ["name"] = name ?? "" } };

    private IQueryable<PortalPasskey> Own(Guid userId, byte[] credentialId) =>
        db.Passkeys.Where(passkey => passkey.UserId == userId && passkey.CredentialId == credentialId);

    private async Task<bool> HasAnotherWayInAsync(Guid userId, byte[] credentialId, CancellationToken cancel) =>
        await db.Passkeys.AnyAsync(passkey => passkey.UserId == userId && passkey.CredentialId != credentialId, cancel)
        || (settings.Passwords.Enabled && await db.Users.AnyAsync(user => user.Id == userId && user.PasswordHash != null, cancel));

    // A write that changes nothing: until the transaction ends, no other changes this person's passkeys.
    private Task<int> HoldAsync(Guid userId, CancellationToken cancel) => db.Users
        .Where(user => user.Id == userId)
        .ExecuteUpdateAsync(user => user.SetProperty(u => u.CreatedAt, u => u.CreatedAt), cancel);

    private async Task<PasskeyResult<PortalPasskey>> TryAddAsync(PortalPasskey passkey, CancellationToken cancel)
    {
        if (await FindAsync(passkey.CredentialId, cancel) is null)
        {
            db.Passkeys.Add(passkey);
            try
            {
                await db.SaveChangesAsync(cancel);
                await log.RecordAsync(db, Happened(EventKind.PasskeyAdded, passkey.UserId, passkey.Data.Name), cancel);
                return passkey;
            }
            catch (DbUpdateException)
            {
                db.Entry(passkey).State = EntityState.Detached;
                if (await FindAsync(passkey.CredentialId, cancel) is null) throw;
            }
        }

        return new PasskeyRefusal(PasskeyFailure.AlreadyRegistered, "step 26: credential was registered meanwhile");
    }

    private PortalPasskey NewPasskey(Guid userId, UserPasskeyInfo verified, Browser browser, IReadOnlyList<PortalPasskey> others)
    {
        var aaguid = AttestationObject.Parse(verified.AttestationObject)?.Aaguid ?? Guid.Empty;
        return new()
        {
            UserId = userId,
            CredentialId = verified.CredentialId,
            Aaguid = aaguid,
            Data = new()
            {
                PublicKey = verified.PublicKey,
                Name = PasskeyNames.For(aaguid, verified.Transports, browser.UserAgent, [.. others.Select(other => other.Data.Name)]),
                CreatedAt = clock.GetUtcNow(),
                SignCount = verified.SignCount,
                Transports = verified.Transports,
                IsUserVerified = verified.IsUserVerified,
                IsBackupEligible = verified.IsBackupEligible,
                IsBackedUp = verified.IsBackedUp,
                AttestationObject = verified.AttestationObject,
                ClientDataJson = verified.ClientDataJson,
            },
        };
    }
}
