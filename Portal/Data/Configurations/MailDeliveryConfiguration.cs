using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class MailDeliveryConfiguration : IEntityTypeConfiguration<MailDelivery>
{
    public void Configure(EntityTypeBuilder<MailDelivery> builder)
    {
        builder.ToTable("MailOutbox");
        builder.Property(mail => mail.Sealed).HasMaxLength(Limits.Document);
        builder.HasIndex(mail => mail.NextAttemptAt);
    }
}
