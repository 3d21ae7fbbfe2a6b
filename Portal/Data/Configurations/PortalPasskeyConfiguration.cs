using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class PortalPasskeyConfiguration : IEntityTypeConfiguration<PortalPasskey>
{
    // WebAuthn L3 §5.8.3
    private const int CredentialIdBytes = 1023;

    public void Configure(EntityTypeBuilder<PortalPasskey> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialIdBytes);
        builder.Property(passkey => passkey.LastUsedOn).HasMaxLength(120);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasIndex(passkey => passkey.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(passkey => passkey.UserId);
    }
}
