using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class PersonalAccessTokenConfiguration : IEntityTypeConfiguration<PersonalAccessTokenRow>
{
    public void Configure(EntityTypeBuilder<PersonalAccessTokenRow> builder)
    {
        builder.ToTable("PersonalAccessTokens");
        builder.Property(token => token.Scope).HasMaxLength(Limits.Parameter);
        builder.HasIndex(token => token.HandleHash).IsUnique();
        builder.HasIndex(token => token.UserId);
        builder.HasIndex(token => token.ExpiresAt);
        builder.HasIndex(token => token.CreatedAt);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(token => token.UserId);
    }
}
