using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class LogoutDeliveryConfiguration : IEntityTypeConfiguration<LogoutDelivery>
{
    public void Configure(EntityTypeBuilder<LogoutDelivery> builder)
    {
        builder.ToTable("LogoutDeliveries");
        builder.Property(delivery => delivery.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(delivery => delivery.Subject).HasMaxLength(Limits.Word);
        builder.HasIndex(delivery => delivery.NextAttemptAt);
        builder.HasOne<ClientRegistration>().WithMany().HasForeignKey(delivery => delivery.ClientId);
    }
}
