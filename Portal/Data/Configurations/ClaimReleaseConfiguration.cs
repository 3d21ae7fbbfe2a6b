using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ClaimReleaseConfiguration : IEntityTypeConfiguration<ClaimReleaseRow>
{
    public void Configure(EntityTypeBuilder<ClaimReleaseRow> builder)
    {
        builder.ToTable("ClaimReleases");
        builder.HasKey(release => new { release.GrantId, release.Place, release.Claims });
        builder.Property(release => release.GrantId).HasMaxLength(Limits.Word);
        builder.Property(release => release.Place).HasMaxLength(Limits.Word);
        builder.Property(release => release.Claims).HasMaxLength(Limits.KeyList);
        builder.HasOne(release => release.Grant).WithMany(grant => grant.Releases).HasForeignKey(release => release.GrantId);
    }
}
