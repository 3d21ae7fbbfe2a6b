using Portal.OpenId.Clients;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>What the host's page for devices asks of the engine: which device shows a code, and what the person answers it. RFC 8628 §3.3</summary>
public sealed class DeviceDecisions
{
    private readonly IDeviceCodeStore _codes;
    private readonly IClientStore _clients;
    private readonly IConsentStore _consents;
    private readonly ClientSubjects _subjects;
    private readonly TimeProvider _clock;

    internal DeviceDecisions(IDeviceCodeStore codes, IClientStore clients, IConsentStore consents, ClientSubjects subjects, TimeProvider clock) =>
        (_codes, _clients, _consents, _subjects, _clock) = (codes, clients, consents, subjects, clock);

    /// <summary>The device that shows a code and waits for an answer. Whoever guesses codes learns by this which one is right: the host limits how often it is asked.</summary>
    /// <param name="userCode">A code in the form that <see cref="UserCode.Read"/> gives.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when there is none, its time is over, it has its answer, or its client may no longer ask.</returns>
    [Spec("RFC 8628 §3.3")]
    public async Task<WaitingDevice?> FindAsync(string userCode, CancellationToken cancel)
    {
        if (await _codes.FindByUserCodeAsync(HandleHash.Of(userCode), cancel) is not { DecidedAt: null } code) return null;
        if (_clock.GetUtcNow() >= code.ExpiresAt) return null;
        if (await _clients.FindAsync(code.ClientId, cancel) is not { } client || !client.MayUse(GrantTypes.DeviceCode)) return null;

        // What was taken from the client since then is not asked about.
        return new(userCode, client, code.Scope.Intersect(client.AllowedScope), code.Origin, code.CreatedAt);
    }

    /// <summary>Gives a device what a person agreed to. What they agree to is remembered, and they are asked every time all the same.</summary>
    /// <param name="device">What was shown to the person.</param>
    /// <param name="user">Who agrees, as they are signed in.</param>
    /// <param name="ticked">What they ticked; only what the device asked for counts, and <c>openid</c> stays.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when the device has its answer already, its time is over, or nothing was agreed to.</returns>
    [Spec("RFC 8628 §3.3")]
    [Spec("RFC 8628 §5.4")]
    public async Task<bool> AllowAsync(WaitingDevice device, EndUser user, ScopeSet ticked, CancellationToken cancel)
    {
        var agreed = device.Scope.Intersect(ticked.Union(ScopeSet.Of([StandardScopes.OpenId])));
        if (agreed.Count == 0) return false;

        var now = _clock.GetUtcNow();
        await _consents.RememberAsync(user.Subject, device.Client.ClientId, agreed, now, cancel);
        var grant = new Grant(
            OpaqueHandle.Create(), device.Client.ClientId, user.Subject, agreed, user.SessionId, user.AuthTime, user.Acr, user.Amr, now)
        {
            PairwiseSubject = await _subjects.PairwiseAsync(device.Client, user.Subject, cancel),
        };
        return await _codes.TryDecideAsync(HandleHash.Of(device.UserCode), now, grant, cancel);
    }

    /// <summary>Tells a device no.</summary>
    /// <param name="device">What was shown to the person.</param>
    /// <param name="user">Who refuses.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>False when the device has its answer already or its time is over.</returns>
    [Spec("RFC 8628 §3.3")]
    public async Task<bool> RefuseAsync(WaitingDevice device, EndUser user, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        if (!await _codes.TryDecideAsync(HandleHash.Of(device.UserCode), now, grant: null, cancel)) return false;

        await _consents.RefuseAsync(user.Subject, device.Client.ClientId, device.Scope, now, cancel);
        return true;
    }
}

/// <summary>A device that shows a code and waits for a person's answer.</summary>
/// <param name="UserCode">As the device shows it.</param>
/// <param name="Client">Who asks, as it is registered now.</param>
/// <param name="Scope">What it asks for.</param>
/// <param name="Origin">Where it asked from.</param>
/// <param name="AskedAt">When.</param>
public sealed record WaitingDevice(string UserCode, RegisteredClient Client, ScopeSet Scope, DeviceOrigin Origin, DateTimeOffset AskedAt);
