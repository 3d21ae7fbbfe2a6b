using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ConsentReceiptConfiguration : IEntityTypeConfiguration<ConsentReceiptRow>
{
    public void Configure(EntityTypeBuilder<ConsentReceiptRow> builder)
    {
        builder.ToTable("ConsentReceipts");
        builder.Property(receipt => receipt.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(receipt => receipt.ClientName).HasMaxLength(Limits.Parameter);
        builder.Property(receipt => receipt.Scope).HasMaxLength(Limits.Parameter);
        builder.Property(receipt => receipt.Claims).HasMaxLength(Limits.Parameter);
        builder.Property(receipt => receipt.PolicyUri).HasMaxLength(Limits.Parameter);
        builder.Property(receipt => receipt.TosUri).HasMaxLength(Limits.Parameter);
        builder.HasIndex(receipt => new { receipt.UserId, receipt.At });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(receipt => receipt.UserId);
    }
}
