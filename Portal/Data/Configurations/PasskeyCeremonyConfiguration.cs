using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class PasskeyCeremonyConfiguration : IEntityTypeConfiguration<PasskeyCeremony>
{
    public void Configure(EntityTypeBuilder<PasskeyCeremony> builder)
    {
        builder.ToTable("PasskeyCeremonies");
        builder.Property(ceremony => ceremony.Kind).HasConversion<string>().HasMaxLength(Limits.Word);
        builder.Property(ceremony => ceremony.State).HasMaxLength(Limits.Document);
        builder.Property(ceremony => ceremony.SignUp).HasMaxLength(Limits.Document);
        builder.HasIndex(ceremony => ceremony.ExpiresAt);
    }
}
