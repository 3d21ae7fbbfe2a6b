using System.Collections.Concurrent;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.Tests.OpenId.Support;

/// <summary>All stores of the engine in memory, behind one lock: the engine's rules are tested without a database.</summary>
internal sealed partial class MemoryStores :
    IClientStore, IScopeStore, IGrantStore, IConsentStore, IAuthorizationCodeStore, IRefreshTokenStore,
    IPairwiseSubjectStore, IRevokedTokenStore, IUsedAssertionStore, IPersonalAccessTokenStore
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, RegisteredClient> _clients = new();
    private readonly Dictionary<string, Grant> _grants = [];
    private readonly Dictionary<HandleHash, AuthorizationCode> _codes = [];
    private readonly Dictionary<HandleHash, RefreshToken> _refreshTokens = [];
    private readonly Dictionary<(string Subject, string ClientId), Consent> _consents = [];
    private readonly Dictionary<(string Subject, string Sector), string> _pairwise = [];
    private readonly HashSet<string> _revoked = [];
    private readonly HashSet<string> _assertions = [];
    private readonly Dictionary<HandleHash, PersonalAccessToken> _personal = [];

    public List<ScopeDefinition> Scopes { get; } = [];

    public int Writes { get; private set; }

    public int RefreshTokens => _refreshTokens.Count;

    public void Add(RegisteredClient client) => _clients[client.ClientId] = client;

    public void Remove(RegisteredClient client) => _clients.TryRemove(client.ClientId, out _);

    ValueTask<RegisteredClient?> IClientStore.FindAsync(string clientId, CancellationToken cancel) => ValueTask.FromResult(_clients.GetValueOrDefault(clientId));

    ValueTask<IReadOnlyList<ScopeDefinition>> IScopeStore.ListAsync(CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<ScopeDefinition>>(Scopes);

    Task IGrantStore.AddAsync(Grant grant, NewRefreshToken? refreshToken, CancellationToken cancel) => Write(() =>
    {
        _grants.Add(grant.Id, grant);
        if (refreshToken is not null) _refreshTokens.Add(refreshToken.Handle, refreshToken.Token);
    });

    public Task<bool> TryUseAsync(string hash, DateTimeOffset expiresAt, CancellationToken cancel) => Write(() => _assertions.Add(hash));

    Task<int> IUsedAssertionStore.DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

    public void Add(string text, PersonalAccessToken token) => _personal[HandleHash.Of(text)] = token;

    Task<PersonalAccessToken?> IPersonalAccessTokenStore.FindAsync(HandleHash handle, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_personal.GetValueOrDefault(handle));
    }

    public Task TouchAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel) =>
        Write(() => { _personal[handle] = _personal[handle] with { LastUsedAt = at }; });

    Task IPersonalAccessTokenStore.RevokeAsync(HandleHash handle, DateTimeOffset at, CancellationToken cancel) => Write(() =>
    {
        if (_personal.TryGetValue(handle, out var token)) _personal[handle] = token with { RevokedAt = token.RevokedAt ?? at };
    });

    public Task<Grant?> FindLiveAsync(string grantId, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_grants.TryGetValue(grantId, out var grant) && grant.RevokedAt is null ? grant : null);
    }

    public Task<string> FindOrAddAsync(string subject, string sector, string candidate, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_pairwise.TryGetValue((subject, sector), out var known) ? known : _pairwise[(subject, sector)] = candidate);
    }

    Task IRevokedTokenStore.AddAsync(string tokenId, DateTimeOffset expiresAt, CancellationToken cancel) => Write(() => { _revoked.Add(tokenId); });

    public Task<bool> ContainsAsync(string tokenId, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_revoked.Contains(tokenId));
    }

    Task<int> IRevokedTokenStore.DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

    public Task RevokeAsync(string grantId, DateTimeOffset at, CancellationToken cancel) => Write(() =>
    {
        if (_grants.TryGetValue(grantId, out var grant)) _grants[grantId] = grant with { RevokedAt = grant.RevokedAt ?? at };
    });

    public Task<IReadOnlyList<SessionClient>> ClientsOfSessionAsync(string sessionId, CancellationToken cancel)
    {
        lock (_lock)
        {
            var clients = _grants.Values.Where(grant => grant.SessionId == sessionId).Select(grant => new SessionClient(grant.ClientId, grant.SubjectForClient));
            return Task.FromResult<IReadOnlyList<SessionClient>>([.. clients.DistinctBy(client => client.ClientId)]);
        }
    }

    Task<Consent?> IConsentStore.FindAsync(string subject, string clientId, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_consents.GetValueOrDefault((subject, clientId)));
    }

    public Task RememberAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel) => Write(() =>
    {
        var earlier = _consents.GetValueOrDefault((subject, clientId))?.Scope ?? ScopeSet.Empty;
        _consents[(subject, clientId)] = new(subject, clientId, earlier.Union(scope), at);
    });

    Task IConsentStore.RefuseAsync(string subject, string clientId, ScopeSet scope, DateTimeOffset at, CancellationToken cancel) => Task.CompletedTask;

    Task IAuthorizationCodeStore.AddAsync(HandleHash handle, AuthorizationCode code, CancellationToken cancel) => Write(() =>
    {
        _grants.Add(code.Grant.Id, code.Grant);
        _codes.Add(handle, code);
    });

    Task<AuthorizationCode?> IAuthorizationCodeStore.FindAsync(HandleHash handle, CancellationToken cancel)
    {
        lock (_lock)
        {
            return Task.FromResult(_codes.TryGetValue(handle, out var code) ? code with { Grant = _grants[code.Grant.Id] } : null);
        }
    }

    public Task<bool> TryRedeemAsync(HandleHash handle, DateTimeOffset at, NewRefreshToken? refreshToken, ClaimRelease? release, CancellationToken cancel) => Write(() =>
    {
        if (_codes[handle].RedeemedAt is not null) return false;
        Note(release);

        _codes[handle] = _codes[handle] with { RedeemedAt = at };
        if (refreshToken is not null) _refreshTokens.Add(refreshToken.Handle, refreshToken.Token);
        return true;
    });

    Task<RefreshToken?> IRefreshTokenStore.FindAsync(HandleHash handle, CancellationToken cancel)
    {
        lock (_lock)
        {
            return Task.FromResult(_refreshTokens.TryGetValue(handle, out var token) ? token with { Grant = _grants[token.Grant.Id] } : null);
        }
    }

    public void Add(NewRefreshToken token)
    {
        lock (_lock) _refreshTokens.Add(token.Handle, token.Token);
    }

    public Task<bool> TryRotateAsync(HandleHash handle, DateTimeOffset at, NewRefreshToken successor, ClaimRelease? release, CancellationToken cancel) => Write(() =>
    {
        if (_refreshTokens[handle].RotatedAt is not null) return false;
        Note(release);

        _refreshTokens[handle] = _refreshTokens[handle] with { RotatedAt = at };
        _refreshTokens.Add(successor.Handle, successor.Token);
        return true;
    });

    public Task ProlongAsync(HandleHash handle, DateTimeOffset idleExpiresAt, ClaimRelease? release, CancellationToken cancel) => Write(() =>
    {
        _refreshTokens[handle] = _refreshTokens[handle] with { IdleExpiresAt = idleExpiresAt };
        Note(release);
    });

    Task<int> IAuthorizationCodeStore.DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

    Task<int> IRefreshTokenStore.DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

    private Task<bool> Write(Action change) => Write(() =>
    {
        change();
        return true;
    });

    private Task<bool> Write(Func<bool> change)
    {
        lock (_lock)
        {
            Writes++;
            return Task.FromResult(change());
        }
    }
}
