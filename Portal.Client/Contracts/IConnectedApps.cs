namespace Portal.Client.Contracts;

/// <summary>
/// What <c>/account/apps</c> asks of the host: the apps that the signed-in person shares with. Disconnecting is a form that is posted to
/// <c>/oidc/consent/{id}/revoke/</c> or <c>/oidc/consent/revoke-all/</c>.
/// </summary>
public interface IConnectedApps
{
    /// <summary>The last used first. Null when the session ended meanwhile.</summary>
    Task<IReadOnlyList<ConnectedApp>?> ListAsync(CancellationToken cancel);

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

    /// <summary>What the app was really given, the last given first. Only what <see cref="IConnectedApps.FindAsync"/> finds tells it.</summary>
    public IReadOnlyList<ReleasedClaim> Released { get; init; } = [];
}

/// <param name="Name">By its protocol name.</param>
/// <param name="Title">In words; null for a claim that only the installation has.</param>
/// <param name="AtSignIn">Whether it last went along with a sign-in; otherwise the app asked for it.</param>
/// <param name="LastAt">To the day.</param>
public sealed record ReleasedClaim(string Name, string? Title, bool AtSignIn, DateTimeOffset LastAt);
