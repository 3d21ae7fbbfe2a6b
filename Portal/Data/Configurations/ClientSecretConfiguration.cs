using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ClientSecretConfiguration : IEntityTypeConfiguration<ClientSecretRow>
{
    public void Configure(EntityTypeBuilder<ClientSecretRow> builder)
    {
        builder.ToTable("ClientSecrets");
        builder.HasKey(secret => new { secret.ClientId, secret.Hash });
        builder.Property(secret => secret.ClientId).HasMaxLength(Limits.ClientId);
    }
}
