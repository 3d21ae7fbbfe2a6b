namespace Portal.Client.Contracts;

/// <summary>
/// What <c>/account/apps</c> asks of the host: the apps that the signed-in person shares with. Disconnecting is a form that is posted to
/// <c>/oidc/consent/{id}/revoke/</c> or <c>/oidc/consent/revoke-all/</c>.
/// </summary>
public interface IConnectedApps
{
    /// <summary>The last used first.</summary>
    Task<IReadOnlyList<ConnectedApp>> ListAsync(CancellationToken cancel);

    /// <summary>Null when there is none, or it is somebody else's.</summary>
    Task<ConnectedApp?> FindAsync(Guid id, CancellationToken cancel);
}

/// <param name="Scopes">Everything that the person agreed to, over all of the app's requests.</param>
/// <param name="LastUsedAt">When the app last signed the person in or renewed its access, to the day.</param>
public sealed record ConnectedApp(
    Guid Id, ClientView Client, IReadOnlyList<ScopeView> Scopes, DateTimeOffset ConnectedAt, DateTimeOffset LastUsedAt)
{
    /// <summary>Tokens with which the app can go on by itself.</summary>
    public int LiveTokens { get; init; }
}
