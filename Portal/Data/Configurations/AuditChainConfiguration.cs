using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class AuditChainConfiguration : IEntityTypeConfiguration<AuditChainRow>
{
    public void Configure(EntityTypeBuilder<AuditChainRow> builder)
    {
        builder.ToTable("AuditChain");
        builder.Property(chain => chain.Id).ValueGeneratedNever();
        builder.Property(chain => chain.Hash).HasMaxLength(Limits.Hash);
        builder.Property(chain => chain.PrunedHash).HasMaxLength(Limits.Hash);
        builder.HasData(new AuditChainRow());
    }
}
