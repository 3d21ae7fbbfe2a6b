using Microsoft.AspNetCore.Identity;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Tests.Support;

/// <summary>A person with an account.</summary>
internal sealed record TestUser(string UserName) : ITestSeed
{
    private string? _passwordHash;

    public Guid Id { get; init; } = Guid.NewGuid();

    public string Subject => Id.ToString();

    public string Name { get; init; } = UserName;

    public string Email { get; init; } = UserName + "@example.test";

    public string? Password { get; init; }

    public bool Admin { get; init; }

    public bool Auditor { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Further claims, JSON.</summary>
    public string Profile { get; init; } = "{}";

    public void AddTo(PortalDbContext db, DateTimeOffset now)
    {
        db.Users.Add(new PortalUser
        {
            Id = Id,
            UserName = UserName,
            NormalizedUserName = UserName.ToUpperInvariant(),
            Email = Email,
            NormalizedEmail = Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString(),
            PasswordHash = PasswordHash(),
            Name = Name,
            Profile = Profile,
            CreatedAt = now,
            DisabledAt = Disabled ? now : null,
        });
        if (Admin) db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = Id, RoleId = Roles.AdminId });
        if (Auditor) db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = Id, RoleId = Roles.AuditorId });
    }

    // Slow on purpose, so once for each user and not once for each test.
    private string? PasswordHash() =>
        Password is null ? null : _passwordHash ??= new PasswordHasher<PortalUser>().HashPassword(new PortalUser(), Password);
}
