using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class AuthorizationCodeConfiguration : IEntityTypeConfiguration<AuthorizationCodeRow>
{
    public void Configure(EntityTypeBuilder<AuthorizationCodeRow> builder)
    {
        builder.ToTable("AuthorizationCodes");
        builder.HasKey(code => code.HandleHash);
        builder.Property(code => code.GrantId).HasMaxLength(Limits.Word);
        builder.Property(code => code.RedirectUri).HasMaxLength(Limits.Parameter);
        builder.Property(code => code.CodeChallenge).HasMaxLength(Limits.Hash);
        builder.Property(code => code.Nonce).HasMaxLength(Limits.Parameter);
        builder.HasIndex(code => code.ExpiresAt);
        builder.HasOne(code => code.Grant).WithMany().HasForeignKey(code => code.GrantId);
    }
}
