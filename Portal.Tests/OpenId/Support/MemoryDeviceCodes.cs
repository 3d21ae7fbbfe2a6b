using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Tests.OpenId.Support;

/// <summary>Device codes in memory, behind one lock.</summary>
internal sealed class MemoryDeviceCodes(MemoryStores stores) : IDeviceCodeStore
{
    private readonly IGrantStore _grants = stores;
    private readonly Lock _lock = new();
    private readonly Dictionary<HandleHash, DeviceCode> _codes = [];

    public int Count => _codes.Count;

    public Task<bool> TryAddAsync(HandleHash handle, DeviceCode code, CancellationToken cancel)
    {
        lock (_lock)
        {
            return Task.FromResult(_codes.Values.All(other => other.UserCode != code.UserCode) && _codes.TryAdd(handle, code));
        }
    }

    public async Task<DeviceCode?> FindAsync(HandleHash handle, CancellationToken cancel)
    {
        DeviceCode? code;
        lock (_lock) code = _codes.GetValueOrDefault(handle);
        if (code?.Grant is not { } grant) return code;

        return code with { Grant = await _grants.FindLiveAsync(grant.Id, cancel) ?? grant with { RevokedAt = grant.CreatedAt } };
    }

    public Task<DeviceCode?> FindByUserCodeAsync(HandleHash userCode, CancellationToken cancel)
    {
        lock (_lock) return Task.FromResult(_codes.Values.SingleOrDefault(code => code.UserCode == userCode));
    }

    public Task<bool> TryNotePollAsync(HandleHash handle, DateTimeOffset expected, DateTimeOffset next, TimeSpan interval, CancellationToken cancel) =>
        ChangeAsync(handle, code => code.NextPollAt == expected, code => code with { NextPollAt = next, Interval = interval });

    public async Task<bool> TryDecideAsync(HandleHash userCode, DateTimeOffset at, Grant? grant, CancellationToken cancel)
    {
        HandleHash handle;
        lock (_lock) handle = _codes.Single(pair => pair.Value.UserCode == userCode).Key;
        var won = await ChangeAsync(handle, code => code.DecidedAt is null && code.ExpiresAt > at, code => code with { DecidedAt = at, Grant = grant });
        if (won && grant is not null) await _grants.AddAsync(grant, refreshToken: null, cancel);
        return won;
    }

    public async Task<bool> TryRedeemAsync(HandleHash handle, DateTimeOffset at, NewRefreshToken? refreshToken, ClaimRelease? release, CancellationToken cancel)
    {
        var won = await ChangeAsync(handle, code => code.RedeemedAt is null, code => code with { RedeemedAt = at });
        if (won && refreshToken is not null) stores.Add(refreshToken);
        if (won && release is not null) await _grants.NoteAsync(release, cancel);
        return won;
    }

    public Task<int> DeleteExpiredAsync(DateTimeOffset before, CancellationToken cancel) => Task.FromResult(0);

    private Task<bool> ChangeAsync(HandleHash handle, Func<DeviceCode, bool> may, Func<DeviceCode, DeviceCode> change)
    {
        lock (_lock)
        {
            if (!_codes.TryGetValue(handle, out var code) || !may(code)) return Task.FromResult(false);

            _codes[handle] = change(code);
            return Task.FromResult(true);
        }
    }
}
