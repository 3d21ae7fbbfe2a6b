using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Identity's store with the portal's own types, passkeys included.</summary>
internal sealed class PortalUserStore(PortalDbContext db, IdentityErrorDescriber describer, SecurityLog log)
    : UserStore<PortalUser, IdentityRole<Guid>, PortalDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserRole<Guid>,
        IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityRoleClaim<Guid>, PortalPasskey>(db, describer)
{
    /// <remarks>However an account comes to be, it is told here.</remarks>
    public override Task<IdentityResult> CreateAsync(PortalUser user, CancellationToken cancellationToken = default)
    {
        log.Add(Context, new(EventKind.AccountCreated, user.Id));
        return base.CreateAsync(user, cancellationToken);
    }
}
