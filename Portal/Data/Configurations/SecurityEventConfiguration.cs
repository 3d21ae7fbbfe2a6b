using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEventRow>
{
    public void Configure(EntityTypeBuilder<SecurityEventRow> builder)
    {
        builder.ToTable("SecurityEvents");
        builder.Property(row => row.Kind).HasMaxLength(Limits.Word);
        builder.Property(row => row.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(row => row.Address).HasMaxLength(Limits.Word);
        builder.Property(row => row.UserAgent).HasMaxLength(512);
        builder.Property(row => row.Outcome).HasConversion<string>().HasMaxLength(Limits.Word);
        builder.Property(row => row.TraceId).HasMaxLength(Limits.Word);
        builder.Property(row => row.Details).HasMaxLength(Limits.Parameter);
        builder.HasIndex(row => new { row.UserId, row.Id });

        // What people are told of: without the many tokens that apps were given, which do not cost a place in it either.
        builder.HasIndex(row => new { row.UserId, row.Id }, "IX_SecurityEvents_Told").HasFilter("\"Kind\" <> 'token.issued'");
        builder.Property(row => row.Salt).HasMaxLength(Limits.Hash);
        builder.Property(row => row.PersonalDigest).HasMaxLength(Limits.Hash);
        builder.Property(row => row.Hash).HasMaxLength(Limits.Hash);
        builder.HasIndex(row => row.Sequence).IsUnique();

        // Charts count by kind and outcome within a range of time.
        builder.HasIndex(row => new { row.At, row.Kind, row.Outcome });
        builder.HasIndex(row => new { row.ActorId, row.Id });
        builder.HasIndex(row => new { row.Kind, row.Id, row.Outcome });
        builder.HasIndex(row => new { row.ClientId, row.Id });
        builder.HasIndex(row => new { row.Address, row.Id });
        builder.HasIndex(row => row.TraceId);
    }
}
