using Microsoft.EntityFrameworkCore;

namespace Portal.Data;

/// <summary>Hands out the contexts of the chosen database to code that does not care which one it is.</summary>
internal sealed class PortalContexts<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<PortalDbContext>
    where TContext : PortalDbContext
{
    public PortalDbContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await contexts.CreateDbContextAsync(cancellationToken);
}
