namespace Portal.Client.Contracts;

/// <summary>What <c>/device</c> asks of the host.</summary>
public interface IDevicePage
{
    /// <param name="typed">The code as somebody typed it, or as the device's QR code brought it.</param>
    Task<DeviceLookup> FindAsync(string typed, CancellationToken cancel);

    /// <param name="code">The code that the page showed.</param>
    /// <param name="scopes">What is ticked; only what the device asked for counts.</param>
    /// <returns>False when the device's time is over or it has its answer already.</returns>
    Task<bool> AllowAsync(string code, IReadOnlyList<string> scopes, CancellationToken cancel);

    /// <param name="code">The code that the page showed.</param>
    /// <returns>False when the device's time is over or it has its answer already.</returns>
    Task<bool> RefuseAsync(string code, CancellationToken cancel);
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
