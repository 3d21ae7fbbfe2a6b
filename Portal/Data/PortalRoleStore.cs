using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Identity's store of roles with the portal's own types.</summary>
internal sealed class PortalRoleStore(PortalDbContext db, IdentityErrorDescriber describer)
    : RoleStore<IdentityRole<Guid>, PortalDbContext, Guid, IdentityUserRole<Guid>, IdentityRoleClaim<Guid>>(db, describer);
