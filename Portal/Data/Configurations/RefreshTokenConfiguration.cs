using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshTokenRow>
{
    public void Configure(EntityTypeBuilder<RefreshTokenRow> builder)
    {
        builder.ToTable("RefreshTokens");
        builder.HasKey(token => token.HandleHash);
        builder.Property(token => token.GrantId).HasMaxLength(Limits.Word);
        builder.Property(token => token.Salt).HasMaxLength(Limits.Word);
        builder.HasIndex(token => token.IdleExpiresAt);
        builder.HasOne(token => token.Grant).WithMany().HasForeignKey(token => token.GrantId);
    }
}
