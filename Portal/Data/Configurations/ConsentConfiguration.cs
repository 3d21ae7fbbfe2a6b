using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<ConsentRow>
{
    public void Configure(EntityTypeBuilder<ConsentRow> builder)
    {
        builder.ToTable("Consents");
        builder.Property(consent => consent.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(consent => consent.Scope).HasMaxLength(Limits.Parameter);
        builder.HasIndex(consent => new { consent.UserId, consent.ClientId }).IsUnique();
        builder.HasIndex(consent => consent.ClientId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(consent => consent.UserId);
        builder.HasOne<ClientRegistration>().WithMany().HasForeignKey(consent => consent.ClientId);
    }
}
