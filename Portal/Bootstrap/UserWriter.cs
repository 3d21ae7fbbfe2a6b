using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Bootstrap;

/// <summary>Brings accounts and their roles to what a bootstrap file describes.</summary>
internal sealed class UserWriter(IPasswordHasher<PortalUser> passwords, ILookupNormalizer names, TimeProvider clock)
{
    public async Task DescribeAsync(PortalDbContext db, IReadOnlyList<DescribedUser> users, CancellationToken cancel)
    {
        foreach (var user in users)
        {
            var row = await FindOrAddAsync(db, user, cancel);
            await RefuseForeignEmailAsync(db, row, user, cancel);
            Describe(row, user);
            if (db.Entry(row).State == EntityState.Modified) row.ConcurrencyStamp = Guid.NewGuid().ToString();
            foreach (var role in user.Roles) await DescribeRoleAsync(db, row, role, cancel);
            foreach (var group in user.Groups.Distinct()) await DescribeGroupAsync(db, row, group, cancel);
        }
    }

    private async Task<PortalUser> FindOrAddAsync(PortalDbContext db, DescribedUser user, CancellationToken cancel)
    {
        var normalized = names.NormalizeName(user.UserName);
        return await db.Users.FirstOrDefaultAsync(row => row.NormalizedUserName == normalized, cancel)
            ?? db.Users.Add(new PortalUser
            {
                NormalizedUserName = normalized,
                CreatedAt = clock.GetUtcNow(),
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString(),
            }).Entity;
    }

    private async Task RefuseForeignEmailAsync(PortalDbContext db, PortalUser row, DescribedUser user, CancellationToken cancel)
    {
        var email = names.NormalizeEmail(user.Email);
        if (await db.Users.AnyAsync(other => other.NormalizedEmail == email && other.Id != row.Id, cancel))
            throw new CannotStartException($"{user.Place}: email '{user.Email}' belongs to another account");
    }

    private void Describe(PortalUser row, DescribedUser user)
    {
        row.UserName = user.UserName;
        row.Email = user.Email;
        row.NormalizedEmail = names.NormalizeEmail(user.Email);
        row.EmailConfirmed = user.EmailVerified;
        row.Name = user.Name;
        row.Profile = user.Profile;
        if (user.Password is null || IsPassword(row, user.Password)) return;

        row.PasswordHash = passwords.HashPassword(row, user.Password);
        row.SecurityStamp = Guid.NewGuid().ToString();
    }

    private bool IsPassword(PortalUser row, string password) =>
        row.PasswordHash is { } hash && passwords.VerifyHashedPassword(row, hash, password) != PasswordVerificationResult.Failed;

    private async Task DescribeRoleAsync(PortalDbContext db, PortalUser user, string name, CancellationToken cancel)
    {
        var normalized = names.NormalizeName(name);
        var role = db.Roles.Local.FirstOrDefault(role => role.NormalizedName == normalized)
            ?? await db.Roles.FirstOrDefaultAsync(role => role.NormalizedName == normalized, cancel)
            ?? db.Roles.Add(new IdentityRole<Guid> { Id = Guid.NewGuid(), Name = name, NormalizedName = normalized, ConcurrencyStamp = Guid.NewGuid().ToString() }).Entity;

        if (!await db.UserRoles.AnyAsync(member => member.UserId == user.Id && member.RoleId == role.Id, cancel))
        {
            db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = role.Id });
            Told(db, user);
        }
    }

    private async Task DescribeGroupAsync(PortalDbContext db, PortalUser user, string name, CancellationToken cancel)
    {
        if (await db.UserGroups.AnyAsync(member => member.UserId == user.Id && member.Name == name, cancel)) return;

        db.UserGroups.Add(new() { UserId = user.Id, Name = name });
        Told(db, user);
    }

    // What apps are told of somebody whom they may know changes.
    private void Told(PortalDbContext db, PortalUser user)
    {
        if (db.Entry(user).State != EntityState.Added) user.ClaimsChangedAt = clock.GetUtcNow();
    }
}
