using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Admin.Errors;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a context of its own.</remarks>
internal sealed class AdminErrors(IDbContextFactory<PortalDbContext> contexts) : IAdminErrors
{
    private const int Shown = 50;

    public async Task<Allowed<IReadOnlyList<RefusedLine>>> ListAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.FailedRequests.AsNoTracking().OrderByDescending(row => row.At).Take(Shown).ToListAsync(cancel);
        return Allowed.Of<IReadOnlyList<RefusedLine>>([.. rows.Select(LineOf)]);
    }

    public async Task<Allowed<RefusedDetails?>> ShowAsync(string id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = id.Trim();
        var row = await db.FailedRequests.AsNoTracking().SingleOrDefaultAsync(row => row.TraceId == wanted, cancel);
        return Allowed.Of(row is null ? null : new RefusedDetails(LineOf(row), row.Description, JsonSerializer.Deserialize<List<RefusedStep>>(row.Steps)!));
    }

    private static RefusedLine LineOf(FailedRequestRow row) => new(row.TraceId, row.At, row.Endpoint, row.ClientId, row.Error);
}
