using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class UsedAssertionConfiguration : IEntityTypeConfiguration<UsedAssertionRow>
{
    public void Configure(EntityTypeBuilder<UsedAssertionRow> builder)
    {
        builder.ToTable("UsedAssertions");
        builder.HasKey(assertion => assertion.Hash);
        builder.Property(assertion => assertion.Hash).HasMaxLength(Limits.Hash);
        builder.HasIndex(assertion => assertion.ExpiresAt);
    }
}
