using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class DeviceCodeConfiguration : IEntityTypeConfiguration<DeviceCodeRow>
{
    public void Configure(EntityTypeBuilder<DeviceCodeRow> builder)
    {
        builder.ToTable("DeviceCodes");
        builder.HasKey(code => code.HandleHash);
        builder.Property(code => code.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(code => code.Scope).HasMaxLength(Limits.Parameter);
        builder.Property(code => code.Address).HasMaxLength(Limits.Word);
        builder.Property(code => code.GrantId).HasMaxLength(Limits.Word);
        builder.HasIndex(code => code.UserCodeHash).IsUnique();
        builder.HasIndex(code => code.ExpiresAt);
        builder.HasOne<ClientRegistration>().WithMany().HasForeignKey(code => code.ClientId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(code => code.Grant).WithMany().HasForeignKey(code => code.GrantId).OnDelete(DeleteBehavior.Cascade);
    }
}
