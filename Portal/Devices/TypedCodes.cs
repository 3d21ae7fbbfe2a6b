using Portal.OpenId.Endpoints.DeviceAuthorization;

namespace Portal.Devices;

/// <summary>Which device shows the code that somebody typed in. The only way to ask that, so that every wrong code counts.</summary>
internal sealed class TypedCodes(DeviceDecisions decisions, UserCodeTries tries)
{
    public async Task<TypedCode> ReadAsync(Guid userId, string? typed, CancellationToken cancel)
    {
        if (await tries.TakeAsync(userId, cancel) is not { } taken) return new(null, TooMany: true);
        if (UserCode.Read(typed) is not { } code || await decisions.FindAsync(code, cancel) is not { } device) return new(null, TooMany: false);

        await tries.GiveBackAsync(taken, cancel);
        return new(device, TooMany: false);
    }
}

/// <param name="Device">Null when no device shows it, or not any more.</param>
/// <param name="TooMany">It was not even looked at.</param>
internal sealed record TypedCode(WaitingDevice? Device, bool TooMany);
