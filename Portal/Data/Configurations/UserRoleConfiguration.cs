using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class UserRoleConfiguration : IEntityTypeConfiguration<IdentityUserRole<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder)
    {
        builder.ToTable("UserRoles");
        builder.HasKey(member => new { member.UserId, member.RoleId });
        builder.HasIndex(member => member.RoleId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(member => member.UserId);
        builder.HasOne<IdentityRole<Guid>>().WithMany().HasForeignKey(member => member.RoleId);
    }
}
