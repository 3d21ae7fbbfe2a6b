using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Interactions;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Consents;

/// <inheritdoc/>
internal sealed class ConnectedApps(GivenConsents consents, GivenClaims claims, OperatorScopeWords words, PageContext page) : IConnectedApps
{
    public async Task<IReadOnlyList<ConnectedApp>> ListAsync(CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return [];

        return await ViewAsync(await consents.ListAsync(userId, cancel), cancel);
    }

    public async Task<ConnectedApp?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return null;
        if (await consents.FindAsync(userId, id, cancel) is not { } given) return null;

        var released = (await claims.ListAsync(userId, cancel))[given.Client.ClientId];
        return (await ViewAsync([given], cancel))[0] with { Released = [.. View(released)] };
    }

    // Where a claim was given in both ways, the last one counts.
    private static IEnumerable<ReleasedClaim> View(IEnumerable<GivenClaim> released) => released
        .GroupBy(claim => claim.Name)
        .Select(same => same.MaxBy(claim => claim.LastAt)!)
        .Select(last => new ReleasedClaim(last.Name, ClaimWords.Of(last.Name), last.Place == ReleasePlaces.IdToken, last.LastAt))
        .OrderByDescending(claim => claim.LastAt.UtcDateTime.Date);

    private async Task<List<ConnectedApp>> ViewAsync(IReadOnlyList<GivenConsent> given, CancellationToken cancel)
    {
        var own = await words.ReadAsync(given.SelectMany(one => ScopeOf(one)), cancel);
        return [.. given.Select(one => new ConnectedApp(
            one.Consent.Id,
            ClientViews.Of(one.Client, one.Client.Metadata.RedirectUris.Concat([one.Client.Metadata.ClientUri ?? ""]).First()),
            [.. ScopeOf(one).Select(scope => ScopeWords.Of(scope, own, ScopeOf(one), ScopeOf(one)))],
            one.Consent.GivenAt,
            one.LastUsedAt)
        {
            LiveTokens = one.LiveTokens,
        })];
    }

    private static ScopeSet ScopeOf(GivenConsent given) => ScopeSet.Parse(given.Consent.Scope) ?? ScopeSet.Empty;
}
