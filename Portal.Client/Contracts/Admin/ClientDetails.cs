using System.Text.Json.Nodes;

namespace Portal.Client.Contracts.Admin;

/// <summary>A client as administrators see it.</summary>
/// <param name="UpdatedAt">Tells whether somebody else saved meanwhile.</param>
/// <param name="Metadata">What it is registered with, under its wire names; nothing that is secret.</param>
public sealed record ClientDetails(ClientLine Line, DateTimeOffset UpdatedAt, JsonObject Metadata)
{
    /// <summary>Values that members can have, by their wire names.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; }

    /// <summary>What it proves itself with, the newest first; empty where it has none.</summary>
    public required IReadOnlyList<ClientSecretLine> Secrets { get; init; }

    /// <summary>Whether it authenticates by a secret.</summary>
    public required bool NeedsSecret { get; init; }

    /// <summary>Its public keys, where they are part of the registration.</summary>
    public required IReadOnlyList<ClientKeyLine> Keys { get; init; }

    public required ClientUse Use { get; init; }

    /// <summary>Where the picture is that was uploaded for it; null where none was.</summary>
    public string? Logo { get; init; }
}

/// <summary>A secret that works.</summary>
/// <param name="Id">Names it; tells nothing about it.</param>
/// <param name="ExpiresAt">Null: works until it is revoked.</param>
public sealed record ClientSecretLine(string Id, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>A public key, by members of RFC 7517 §4.</summary>
public sealed record ClientKeyLine(string? Kid, string? Kty, string? Use, string? Alg);

/// <summary>Keys that were read from an address.</summary>
/// <param name="Fault">Why they cannot be used; null when they can.</param>
public sealed record ClientKeys(IReadOnlyList<ClientKeyLine> Keys, string? Fault);

/// <summary>How much a client is used; each number stops at <see cref="CountedUpTo"/>.</summary>
/// <param name="People">Who share something with it.</param>
/// <param name="Grants">Of them and others: authorizations that are live.</param>
/// <param name="Sessions">Sign-ins here that those came from.</param>
public sealed record ClientUse(int People, int Grants, int Sessions)
{
    public const int CountedUpTo = 10_000;
}
