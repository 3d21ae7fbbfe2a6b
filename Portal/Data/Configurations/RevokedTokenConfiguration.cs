using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class RevokedTokenConfiguration : IEntityTypeConfiguration<RevokedTokenRow>
{
    public void Configure(EntityTypeBuilder<RevokedTokenRow> builder)
    {
        builder.ToTable("RevokedTokens");
        builder.HasKey(token => token.TokenId);
        builder.Property(token => token.TokenId).HasMaxLength(Limits.Word);
        builder.HasIndex(token => token.ExpiresAt);
    }
}
