using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Interactions;

namespace Portal.Devices;

/// <inheritdoc/>
internal sealed class DevicePage(TypedCodes codes, DeviceViews views, PageContext page) : IDevicePage
{
    public async Task<DeviceLookup> FindAsync(string typed, CancellationToken cancel)
    {
        if (SessionScheme.SubjectOf(page.Http.User) is not { } userId) return new DeviceLookup.Unknown();

        return await codes.ReadAsync(userId, typed, cancel) switch
        {
            { TooMany: true } => new DeviceLookup.TooMany(),
            { Device: { } device } when await views.OfAsync(device, userId, cancel) is { } found => found,
            _ => new DeviceLookup.Unknown(),
        };
    }
}
