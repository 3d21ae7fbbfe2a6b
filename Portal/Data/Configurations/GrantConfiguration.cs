using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class GrantConfiguration : IEntityTypeConfiguration<GrantRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("Grants");
        builder.Property(grant => grant.Id).HasMaxLength(Limits.Word);
        builder.Property(grant => grant.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(grant => grant.Scope).HasMaxLength(Limits.Parameter);
        builder.Property(grant => grant.PairwiseSubject).HasMaxLength(Limits.Word);
        builder.Property(grant => grant.Claims).HasMaxLength(Limits.Document);
        builder.Property(grant => grant.Acr).HasMaxLength(Limits.Word);
        builder.HasIndex(grant => new { grant.UserId, grant.ClientId });
        // A client may have lost nearly all of very many.
        builder.HasIndex(grant => new { grant.ClientId, grant.CreatedAt, grant.RevokedAt });
        builder.HasIndex(grant => grant.SessionId);
        builder.HasIndex(grant => grant.CreatedAt);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(grant => grant.UserId);
        builder.HasOne<ClientRegistration>().WithMany().HasForeignKey(grant => grant.ClientId);
    }
}
