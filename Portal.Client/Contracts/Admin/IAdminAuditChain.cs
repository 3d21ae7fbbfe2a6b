namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/audit/chain</c> asks of the host.</summary>
public interface IAdminAuditChain
{
    /// <summary>The log as it is now, unchecked.</summary>
    [Reads]
    Task<Allowed<ChainState>> StateAsync(CancellationToken cancel);

    /// <summary>Checks all of it, which takes a while when it is long.</summary>
    /// <param name="noted">A head that was noted earlier.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancel">Ends the check.</param>
    [Reads]
    Task<Allowed<ChainVerdict>> CheckAsync(ChainHead? noted, IProgress<ChainProgress>? progress, CancellationToken cancel);
}
