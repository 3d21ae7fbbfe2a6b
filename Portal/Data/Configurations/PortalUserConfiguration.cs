using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Profile).HasMaxLength(Limits.Document);
        builder.Property(user => user.ConcurrencyStamp).IsConcurrencyToken();

        // Identity looks first and writes then; the index is what holds when two people take a name at once.
        builder.HasIndex(user => user.NormalizedUserName).IsUnique();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();

        // What administrators search, sort and filter by. Few accounts are disabled or locked.
        builder.HasIndex(user => user.NormalizedName);
        builder.HasIndex(user => new { user.CreatedAt, user.Id });
        builder.HasIndex(user => user.DisabledAt).HasFilter("\"DisabledAt\" IS NOT NULL");
        builder.HasIndex(user => user.LockoutEnd).HasFilter("\"LockoutEnd\" IS NOT NULL");
    }
}
