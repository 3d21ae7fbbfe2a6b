using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class SignInAttemptConfiguration : IEntityTypeConfiguration<SignInAttempt>
{
    public void Configure(EntityTypeBuilder<SignInAttempt> builder)
    {
        builder.ToTable("SignInAttempts");
        builder.HasKey(attempt => attempt.Hash);
        builder.HasIndex(attempt => attempt.ExpiresAt);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(attempt => attempt.UserId);
    }
}
