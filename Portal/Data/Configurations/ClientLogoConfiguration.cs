using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ClientLogoConfiguration : IEntityTypeConfiguration<ClientLogoRow>
{
    public void Configure(EntityTypeBuilder<ClientLogoRow> builder)
    {
        builder.ToTable("ClientLogos");
        builder.HasKey(logo => logo.ClientId);
        builder.Property(logo => logo.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(logo => logo.Hash).HasMaxLength(Limits.Hash);
        builder.Property(logo => logo.Type).HasMaxLength(Limits.Word);
        // Two clients may have the same picture.
        builder.HasIndex(logo => logo.Hash);
        builder.HasOne<ClientRegistration>().WithOne().HasForeignKey<ClientLogoRow>(logo => logo.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}
