namespace Portal.OpenId.Scopes;

/// <summary>The scopes that an installation adds to the standard ones. Answers from memory, as <see cref="Clients.IClientStore"/> does.</summary>
public interface IScopeStore
{
    /// <summary>Every scope of the installation's own.</summary>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>In the order in which metadata lists them.</returns>
    ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel);
}
