namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/users/import</c> asks of the host.</summary>
public interface IAdminImport
{
    /// <summary>Says what an import would do, and does nothing.</summary>
    /// <param name="told">Told how many rows were looked at so far.</param>
    [Changes]
    Task<Allowed<ImportReport>> CheckAsync(ImportFile file, IProgress<int> told, CancellationToken cancel);

    /// <summary>Imports every row or, when one is bad, none.</summary>
    /// <param name="told">Told how many rows were written so far.</param>
    [Changes]
    Task<Allowed<ImportReport>> ImportAsync(ImportFile file, IProgress<int> told, CancellationToken cancel);
}
