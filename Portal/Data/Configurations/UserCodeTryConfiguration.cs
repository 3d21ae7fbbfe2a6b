using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class UserCodeTryConfiguration : IEntityTypeConfiguration<UserCodeTry>
{
    public void Configure(EntityTypeBuilder<UserCodeTry> builder)
    {
        builder.ToTable("UserCodeTries");
        builder.HasIndex(one => new { one.UserId, one.At });
        builder.HasIndex(one => one.At);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(one => one.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
