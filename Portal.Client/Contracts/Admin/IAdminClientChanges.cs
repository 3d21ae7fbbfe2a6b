using System.Text.Json.Nodes;

namespace Portal.Client.Contracts.Admin;

/// <summary>What administrators do to one client.</summary>
public interface IAdminClientChanges
{
    /// <summary>Replaces what the client is registered with, unless somebody else did since it was read.</summary>
    /// <param name="seen"><see cref="ClientDetails.UpdatedAt"/> of what was changed.</param>
    /// <param name="metadata">All of it, under its wire names.</param>
    [Changes]
    Task<Allowed<ClientSave>> SaveAsync(string clientId, DateTimeOffset seen, JsonObject metadata, CancellationToken cancel);

    /// <summary>It may be used again.</summary>
    [Changes]
    Task<Allowed<ClientChange>> EnableAsync(string clientId, CancellationToken cancel);

    /// <summary>Nobody can sign in to it, and nothing that it holds is accepted, until it is enabled again.</summary>
    [Changes]
    Task<Allowed<ClientChange>> DisableAsync(string clientId, CancellationToken cancel);

    /// <summary>Takes it away, with everything that it holds.</summary>
    [Changes]
    Task<Allowed<ClientChange>> DeleteAsync(string clientId, CancellationToken cancel);

    /// <summary>Makes a new secret. The newest of the others goes on working for a while, the rest end at once.</summary>
    /// <param name="overlap">For how long the old one works.</param>
    /// <returns>The secret, which nothing shows again; null where there is no such client or it needs none.</returns>
    [Changes]
    Task<Allowed<string?>> MakeSecretAsync(string clientId, SecretOverlap overlap, CancellationToken cancel);

    /// <summary>Ends one secret at once.</summary>
    /// <param name="secret"><see cref="ClientSecretLine.Id"/>.</param>
    [Changes]
    Task<Allowed<ClientChange>> RevokeSecretAsync(string clientId, string secret, CancellationToken cancel);
}

/// <summary>What came of a change.</summary>
public enum ClientChange
{
    Done,

    /// <summary>What was to change is not there any more.</summary>
    Gone,
}

/// <summary>For how long an old secret works beside a new one.</summary>
public enum SecretOverlap
{
    None,
    Hour,
    Day,
    Week,
}
