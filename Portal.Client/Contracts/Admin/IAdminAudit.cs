namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/audit</c> asks of the host.</summary>
public interface IAdminAudit
{
    /// <summary>A part of the events that match, the newest first.</summary>
    [Reads]
    Task<Allowed<AuditPage>> ListAsync(AuditFilter filter, AuditPlace place, CancellationToken cancel);

    /// <summary>The kinds of events that there are.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<string>>> KindsAsync(CancellationToken cancel);
}
