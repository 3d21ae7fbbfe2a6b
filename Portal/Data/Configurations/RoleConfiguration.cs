using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Configurations;

internal sealed class RoleConfiguration : IEntityTypeConfiguration<IdentityRole<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder)
    {
        builder.ToTable("Roles");
        builder.Property(role => role.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(role => role.NormalizedName).IsUnique();
        builder.HasData(new IdentityRole<Guid>
        {
            Id = Roles.AdminId,
            Name = Roles.Admin,
            NormalizedName = Roles.Admin.ToUpperInvariant(),
            ConcurrencyStamp = Roles.AdminId.ToString(),
        });
    }
}
