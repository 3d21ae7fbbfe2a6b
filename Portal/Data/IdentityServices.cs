using Microsoft.AspNetCore.Identity;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>ASP.NET Core Identity for users, passwords, lockout and passkeys. Sessions and signing in are the portal's own.</summary>
internal static class IdentityServices
{
    public static IServiceCollection AddPortalIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(Configure)
            .AddRoles<IdentityRole<Guid>>()
            .AddUserStore<PortalUserStore>()
            .AddRoleStore<PortalRoleStore>()
            .AddDefaultTokenProviders();
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;

        // Names go into addresses, logs and e-mail; look-alike letters would let one person pass for another.
        options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

        // The portal has rules of its own, Accounts/Passwords/PasswordRules: these ask for nothing.
        options.Password.RequiredLength = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;

        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }
}
