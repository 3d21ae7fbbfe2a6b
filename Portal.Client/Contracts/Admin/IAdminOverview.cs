namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin</c> asks of the host.</summary>
public interface IAdminOverview
{
    /// <summary>What happened in a range of time that ends now.</summary>
    /// <param name="range">How far back.</param>
    /// <param name="zone">The reader's time zone, in which days begin; UTC where it is null or unknown.</param>
    /// <param name="cancel">Ends it.</param>
    [Reads]
    Task<Allowed<OverviewNumbers>> NumbersAsync(OverviewRange range, string? zone, CancellationToken cancel);

    /// <summary>What there is now, and what somebody should look at.</summary>
    [Reads]
    Task<Allowed<OverviewState>> StateAsync(CancellationToken cancel);
}
