using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class EndpointHourConfiguration : IEntityTypeConfiguration<EndpointHourRow>
{
    public void Configure(EntityTypeBuilder<EndpointHourRow> builder)
    {
        builder.ToTable("EndpointHours");
        builder.HasKey(hour => new { hour.Hour, hour.Endpoint });
        builder.Property(hour => hour.Endpoint).HasMaxLength(Limits.Word);
    }
}
