using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKeyRow>
{
    public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(key => key.Kid);
        builder.Property(key => key.Kid).HasMaxLength(Limits.Hash);
        builder.Property(key => key.Algorithm).HasMaxLength(Limits.Word);
    }
}
