using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Protocol;

namespace Portal.Tests.OpenId.Support;

/// <summary>Registrations in memory.</summary>
internal sealed class MemoryRegistrations(MemoryStores stores, TimeProvider clock) : IClientRegistrationStore, IRegistrationGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HandleHash> _tokens = [];
    private readonly List<DateTimeOffset> _attempts = [];

    public HashSet<HandleHash> InitialTokens { get; } = [];

    public Task<DateTimeOffset> AddAsync(RegisteredClient client, string? secret, HandleHash registrationToken, CancellationToken cancel)
    {
        lock (_lock)
        {
            stores.Add(client);
            _tokens[client.ClientId] = registrationToken;
            return Task.FromResult(clock.GetUtcNow());
        }
    }

    public async Task<RegisteredClient?> FindAsync(string clientId, HandleHash registrationToken, CancellationToken cancel) =>
        _tokens.TryGetValue(clientId, out var token) && token == registrationToken ? await ((IClientStore)stores).FindAsync(clientId, cancel) : null;

    public Task<bool> TryReplaceAsync(RegisteredClient client, string? secret, HandleHash presented, HandleHash next, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (_tokens[client.ClientId] != presented) return Task.FromResult(false);

            stores.Add(client);
            _tokens[client.ClientId] = next;
            return Task.FromResult(true);
        }
    }

    public Task<bool> TryRemoveAsync(string clientId, HandleHash registrationToken, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_tokens.Remove(clientId));
    }

    public Task<TimeSpan?> CountAsync(string address, int limit, CancellationToken cancel)
    {
        lock (_lock)
        {
            _attempts.RemoveAll(at => at <= clock.GetUtcNow().AddHours(-1));
            if (_attempts.Count >= limit) return Task.FromResult<TimeSpan?>(_attempts[0].AddHours(1) - clock.GetUtcNow());

            _attempts.Add(clock.GetUtcNow());
            return Task.FromResult<TimeSpan?>(null);
        }
    }

    public Task<bool> TryUseTokenAsync(HandleHash token, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(InitialTokens.Remove(token));
    }
}
