using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Interactions;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Consents;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class ConnectedApps(CurrentPerson person, IServiceScopeFactory scopes) : IConnectedApps
{
    public async Task<IReadOnlyList<ConnectedApp>?> ListAsync(CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return null;

        await using var scope = scopes.CreateAsyncScope();
        return await ViewAsync(scope, await scope.ServiceProvider.GetRequiredService<GivenConsents>().ListAsync(userId, cancel), cancel);
    }

    public async Task<ConnectedApp?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return null;

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<GivenConsents>().FindAsync(userId, id, cancel) is not { } given) return null;

        var released = (await scope.ServiceProvider.GetRequiredService<GivenClaims>().ListAsync(userId, cancel))[given.Client.ClientId];
        return (await ViewAsync(scope, [given], cancel))[0] with { Released = [.. View(released)] };
    }

    // Where a claim was given in both ways, the last one counts.
    private static IEnumerable<ReleasedClaim> View(IEnumerable<GivenClaim> released) => released
        .GroupBy(claim => claim.Name)
        .Select(same => same.MaxBy(claim => claim.LastAt)!)
        .Select(last => new ReleasedClaim(last.Name, ClaimWords.Of(last.Name), last.Place == ReleasePlaces.IdToken, last.LastAt))
        .OrderByDescending(claim => claim.LastAt.UtcDateTime.Date);

    private static async Task<List<ConnectedApp>> ViewAsync(AsyncServiceScope scope, IReadOnlyList<GivenConsent> given, CancellationToken cancel)
    {
        var own = await scope.ServiceProvider.GetRequiredService<OperatorScopeWords>().ReadAsync(given.SelectMany(one => ScopeOf(one)), cancel);
        return [.. given.Select(one => new ConnectedApp(
            one.Consent.Id,
            ClientViews.Of(one.Client, ClientViews.HomeOf(one.Client)),
            [.. ScopeOf(one).Select(name => ScopeWords.Of(name, own, ScopeOf(one), ScopeOf(one)))],
            one.Consent.GivenAt,
            one.LastUsedAt)
        {
            LiveTokens = one.LiveTokens,
        })];
    }

    private static ScopeSet ScopeOf(GivenConsent given) => ScopeSet.Parse(given.Consent.Scope) ?? ScopeSet.Empty;
}
