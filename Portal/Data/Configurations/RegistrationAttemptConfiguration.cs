using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class RegistrationAttemptConfiguration : IEntityTypeConfiguration<RegistrationAttempt>
{
    public void Configure(EntityTypeBuilder<RegistrationAttempt> builder)
    {
        builder.ToTable("RegistrationAttempts");
        builder.Property(attempt => attempt.Address).HasMaxLength(Limits.Word);
        builder.HasIndex(attempt => new { attempt.Address, attempt.At });
        builder.HasIndex(attempt => attempt.At);
    }
}
