using System.Text.Json;
using Portal.Data.Entities;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Data.Stores;

/// <summary>A grant as the engine sees it, and as it is kept.</summary>
internal static class GrantMapping
{
    public static GrantRow ToRow(this Grant grant) => new()
    {
        Id = grant.Id,
        ClientId = grant.ClientId,
        UserId = Guid.Parse(grant.Subject),
        Scope = grant.Scope.ToString(),
        Offline = grant.Scope.Contains(StandardScopes.OfflineAccess),
        SessionId = grant.SessionId is null ? null : Guid.Parse(grant.SessionId),
        PairwiseSubject = grant.PairwiseSubject,
        Claims = grant.Claims is null ? null : JsonSerializer.Serialize(grant.Claims),
        AuthTime = grant.AuthTime,
        Acr = grant.Acr,
        Amr = SpaceList.Write(grant.Amr),
        CreatedAt = grant.CreatedAt,
        RevokedAt = grant.RevokedAt,
        Releases = [.. grant.Released.Select(release => release.ToRow())],
    };

    public static Grant ToGrant(this GrantRow row) => new(
        row.Id,
        row.ClientId,
        row.UserId.ToString(),
        ScopeSet.Of(SpaceList.Read(row.Scope)),
        row.SessionId?.ToString(),
        row.AuthTime,
        row.Acr,
        SpaceList.Read(row.Amr),
        row.CreatedAt)
    {
        PairwiseSubject = row.PairwiseSubject,
        Claims = row.Claims is null ? null : JsonSerializer.Deserialize<ClaimsRequest>(row.Claims),
        RevokedAt = row.RevokedAt,
        Released = [.. row.Releases.Select(release => release.ToRelease())],
    };
}
