using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Portal.Data.Entities;

namespace Portal.Data;

/// <summary>Identity's store with the portal's own types, passkeys included.</summary>
internal sealed class PortalUserStore(PortalDbContext db, IdentityErrorDescriber describer)
    : UserStore<PortalUser, IdentityRole<Guid>, PortalDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserRole<Guid>,
        IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityRoleClaim<Guid>, PortalPasskey>(db, describer);
