namespace Portal.Client.Contracts;

/// <summary>What <c>/device</c> asks of the host. The answer itself is posted to <c>/device/answer</c>.</summary>
public interface IDevicePage
{
    /// <param name="typed">The code as somebody typed it, or as the device's QR code brought it.</param>
    Task<DeviceLookup> FindAsync(string typed, CancellationToken cancel);
}

/// <summary>What became of a code.</summary>
public abstract record DeviceLookup
{
    private DeviceLookup()
    {
    }

    /// <summary>A device shows it and waits.</summary>
    /// <param name="Code">As the device shows it.</param>
    /// <param name="SwitchAddress">Signs in as somebody else and comes back.</param>
    /// <param name="AskedFrom">The network address that the device asked from; null when it is not known.</param>
    /// <param name="AskedAt">When.</param>
    public sealed record Found(
        string Code,
        ClientView Client,
        AccountView Account,
        IReadOnlyList<ScopeView> Scopes,
        string SwitchAddress,
        string? AskedFrom,
        DateTimeOffset AskedAt) : DeviceLookup;

    /// <summary>No device shows it, or not any more.</summary>
    public sealed record Unknown : DeviceLookup;

    /// <summary>Somebody has tried too many that were wrong.</summary>
    public sealed record TooMany : DeviceLookup;
}
