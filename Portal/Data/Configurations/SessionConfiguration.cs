using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Acr).HasMaxLength(Limits.Word);
        builder.Property(session => session.UserAgent).HasMaxLength(512);
        builder.Property(session => session.IpAddress).HasMaxLength(Limits.Word);
        builder.HasIndex(session => session.HandleHash).IsUnique();
        builder.HasIndex(session => session.UserId);
        builder.HasIndex(session => session.ExpiresAt);
        builder.HasIndex(session => new { session.IpAddress, session.CreatedAt });
        builder.HasIndex(session => session.CreatedAt);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(session => session.UserId);
    }
}
