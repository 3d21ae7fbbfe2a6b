using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ClientRegistrationConfiguration : IEntityTypeConfiguration<ClientRegistration>
{
    public void Configure(EntityTypeBuilder<ClientRegistration> builder)
    {
        builder.ToTable("Clients");
        builder.HasKey(client => client.ClientId);
        builder.Property(client => client.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(client => client.Origin).HasConversion<string>().HasMaxLength(Limits.Word);
        builder.Property(client => client.Metadata).HasMaxLength(Limits.Document);
        builder.HasMany(client => client.Secrets).WithOne().HasForeignKey(secret => secret.ClientId);
    }
}
