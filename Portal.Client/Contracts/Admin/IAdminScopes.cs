namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/scopes</c> asks of the host.</summary>
public interface IAdminScopes
{
    /// <summary>Every scope: the installation's own by name, then the portal's, then the standard ones.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<ScopeLine>>> ListAsync(CancellationToken cancel);

    /// <summary>One of the installation's own; null when there is none.</summary>
    [Reads]
    Task<Allowed<ScopeDetails?>> ShowAsync(string name, CancellationToken cancel);

    /// <summary>The claims that a scope may carry.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<string>>> ClaimsAsync(CancellationToken cancel);

    [Changes]
    Task<Allowed<ScopeAnswer>> CreateAsync(ScopeInput input, CancellationToken cancel);

    /// <summary>Changes everything but the name.</summary>
    /// <param name="seen"><see cref="ScopeDetails.UpdatedAt"/>: what somebody else changed meanwhile is not written over.</param>
    [Changes]
    Task<Allowed<ScopeAnswer>> ChangeAsync(ScopeInput input, DateTimeOffset seen, CancellationToken cancel);

    /// <summary>Takes it from every client, from what people gave, and from personal access tokens.</summary>
    [Changes]
    Task<Allowed<ScopeAnswer>> DeleteAsync(string name, CancellationToken cancel);
}
