using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Interactions;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.Devices;

/// <inheritdoc/>
internal sealed class DevicePage(
    DeviceDecisions decisions, UserCodeTries tries, DeviceViews views, IEndUserSession session, PageContext page) : IDevicePage
{
    public async Task<DeviceLookup> FindAsync(string typed, CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return new DeviceLookup.Unknown();
        if (await tries.TakeAsync(userId, cancel) is not { } taken) return new DeviceLookup.TooMany();
        if (await WaitingAsync(typed, cancel) is not { } device) return new DeviceLookup.Unknown();

        await tries.GiveBackAsync(taken, cancel);
        return await views.OfAsync(device, userId, cancel) ?? (DeviceLookup)new DeviceLookup.Unknown();
    }

    public async Task<bool> AllowAsync(string code, IReadOnlyList<string> scopes, CancellationToken cancel) =>
        await session.FindAsync(page.Http, cancel) is { } user
        && await WaitingAsync(code, cancel) is { } device
        && await decisions.AllowAsync(device, user, ScopeSet.Of(scopes), cancel);

    public async Task<bool> RefuseAsync(string code, CancellationToken cancel) =>
        await session.FindAsync(page.Http, cancel) is { } user
        && await WaitingAsync(code, cancel) is { } device
        && await decisions.RefuseAsync(device, user, cancel);

    private async Task<WaitingDevice?> WaitingAsync(string typed, CancellationToken cancel) =>
        UserCode.Read(typed) is { } code ? await decisions.FindAsync(code, cancel) : null;
}
