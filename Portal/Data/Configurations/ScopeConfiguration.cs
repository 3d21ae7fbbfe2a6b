using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Entities;

namespace Portal.Data.Configurations;

internal sealed class ScopeConfiguration : IEntityTypeConfiguration<ScopeRow>
{
    public void Configure(EntityTypeBuilder<ScopeRow> builder)
    {
        builder.ToTable("Scopes");
        builder.HasKey(scope => scope.Name);
        builder.Property(scope => scope.Description).HasMaxLength(Limits.Parameter);
        builder.Property(scope => scope.Resources).HasMaxLength(Limits.Parameter);
        builder.Property(scope => scope.Claims).HasMaxLength(Limits.Parameter);
        builder.Property(scope => scope.Translations).HasMaxLength(Limits.Document).HasDefaultValue("{}");
    }
}
