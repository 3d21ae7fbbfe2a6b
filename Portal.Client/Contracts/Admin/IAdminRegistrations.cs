namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/registrations</c> asks of the host. RFC 7591</summary>
public interface IAdminRegistrations
{
    /// <summary>Who may register, and the tokens that let programs do so.</summary>
    [Reads]
    Task<Allowed<RegistrationsView>> ShowAsync(CancellationToken cancel);

    /// <summary>Makes a token that lets one client register. Nothing shows it again.</summary>
    /// <param name="note">What it is for; may be empty.</param>
    /// <param name="days">From 1 to 30.</param>
    [Changes]
    Task<Allowed<string>> MakeTokenAsync(string note, int days, CancellationToken cancel);

    /// <summary>False when it was used or revoked before.</summary>
    [Changes]
    Task<Allowed<bool>> RevokeTokenAsync(string id, CancellationToken cancel);

    /// <summary>Vouches for a client that registered itself.</summary>
    /// <param name="seen">When the list was read: what changed since is not vouched for.</param>
    [Changes]
    Task<Allowed<ClientChange>> ApproveAsync(string clientId, DateTimeOffset seen, CancellationToken cancel);
}

/// <param name="Policy">A value of <c>Portal:Registration:Mode</c>.</param>
/// <param name="ReadAt">To be given back when a client is approved.</param>
public sealed record RegistrationsView(string Policy, DateTimeOffset ReadAt, IReadOnlyList<InitialAccessToken> Tokens);

/// <param name="Id">Names it, and is worth nothing.</param>
/// <param name="UsedAt">Null until a client registered with it.</param>
public sealed record InitialAccessToken(string Id, string? Note, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? UsedAt);
