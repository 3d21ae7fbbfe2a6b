using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class PairwiseSubjectConfiguration : IEntityTypeConfiguration<PairwiseSubjectRow>
{
    public void Configure(EntityTypeBuilder<PairwiseSubjectRow> builder)
    {
        builder.ToTable("PairwiseSubjects");
        builder.HasKey(name => new { name.UserId, name.Sector });
        builder.Property(name => name.Subject).HasMaxLength(Limits.Word);
        builder.HasIndex(name => name.Subject).IsUnique();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(name => name.UserId);
    }
}
