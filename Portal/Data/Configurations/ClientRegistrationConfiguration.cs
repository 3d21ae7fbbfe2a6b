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
        builder.Property(client => client.Kind).HasConversion<string>().HasMaxLength(Limits.Word);
        builder.Property(client => client.LogoHash).HasMaxLength(Limits.Hash);
        builder.Property(client => client.SearchText).HasMaxLength(Limits.SearchText);
        // Not by its origin, which no index has: lists are counted by this one.
        builder.HasQueryFilter(client => client.SearchText != "");

        // In every order of the list, with what it is filtered by: only the rows of one page are read.
        builder.HasIndex(client => new { client.SearchText, client.ClientId, client.Kind, client.Origin, client.ApprovedAt });
        builder.HasIndex(client => new { client.CreatedAt, client.ClientId, client.Kind, client.Origin, client.ApprovedAt });
        builder.HasIndex(client => new { client.Kind, client.SearchText, client.ClientId });
        builder.HasIndex(client => new { client.Kind, client.CreatedAt, client.ClientId });
        builder.HasIndex(client => new { client.Kind, client.ClientId });
        builder.HasIndex(client => client.ApprovedAt).HasFilter("\"ApprovedAt\" IS NOT NULL");
        builder.HasMany(client => client.Secrets).WithOne().HasForeignKey(secret => secret.ClientId);
    }
}
