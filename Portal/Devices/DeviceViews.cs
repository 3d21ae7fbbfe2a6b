using Portal.Client.Contracts;
using Portal.Interactions;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.Devices;

/// <summary>A waiting device as its page shows it.</summary>
internal sealed class DeviceViews(IConsentStore consents, OperatorScopeWords operators, AccountViews accounts)
{
    /// <summary>Null when the account is gone.</summary>
    public async Task<DeviceLookup.Found?> OfAsync(WaitingDevice device, Guid userId, CancellationToken cancel)
    {
        if (await accounts.FindAsync(userId, cancel) is not { } account) return null;

        var agreed = (await consents.FindAsync(userId.ToString(), device.Client.ClientId, cancel))?.Scope ?? ScopeSet.Empty;
        var words = await operators.ReadAsync(device.Scope, cancel);
        var here = $"{InteractionPages.DevicePath}?{ParameterNames.UserCode}={device.UserCode}";
        return new(
            device.UserCode,
            ClientViews.Of(device.Client, ClientViews.HomeOf(device.Client)),
            account,
            [.. device.Scope.Select(scope => ScopeWords.Of(scope, words, device.Scope, agreed))],
            Destinations.Via(InteractionPages.SignInPath, new Destination(null, here)),
            device.Origin.Address,
            device.AskedAt);
    }
}
