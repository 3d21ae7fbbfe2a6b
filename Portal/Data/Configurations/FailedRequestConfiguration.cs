using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class FailedRequestConfiguration : IEntityTypeConfiguration<FailedRequestRow>
{
    public void Configure(EntityTypeBuilder<FailedRequestRow> builder)
    {
        builder.ToTable("FailedRequests");
        builder.HasKey(request => request.TraceId);
        builder.Property(request => request.TraceId).HasMaxLength(Limits.Word);
        builder.Property(request => request.Endpoint).HasMaxLength(Limits.Word);
        builder.Property(request => request.ClientId).HasMaxLength(Limits.ClientId);
        builder.Property(request => request.Error).HasMaxLength(Limits.Word);
        builder.Property(request => request.Description).HasMaxLength(Limits.Parameter);
        builder.Property(request => request.Steps).HasMaxLength(Limits.Document);
        builder.HasIndex(request => request.At);
    }
}
