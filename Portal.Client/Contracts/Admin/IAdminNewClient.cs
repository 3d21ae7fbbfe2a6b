using System.Text.Json.Nodes;

namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients/new</c> asks of the host.</summary>
public interface IAdminNewClient
{
    /// <summary>The scopes that a new client can be given.</summary>
    [Reads]
    Task<Allowed<ScopeOffer>> ScopesAsync(CancellationToken cancel);

    /// <summary>What is wrong with a description, without keeping it.</summary>
    /// <param name="registration">Metadata under its wire names, and a <c>client_id</c> where it is to have a certain one.</param>
    [Changes]
    Task<Allowed<ClientCreated>> CheckAsync(JsonObject registration, CancellationToken cancel);

    /// <summary>Makes a client.</summary>
    /// <param name="registration">As for <see cref="CheckAsync"/>.</param>
    [Changes]
    Task<Allowed<ClientCreated>> CreateAsync(JsonObject registration, CancellationToken cancel);
}

/// <summary>The scopes of OpenID Connect, which are about people, and those of the installation.</summary>
public sealed record ScopeOffer(IReadOnlyList<string> Standard, IReadOnlyList<string> Own);

/// <summary>What came of making a client.</summary>
/// <param name="ClientId">Null where it was not made.</param>
public sealed record ClientCreated(string? ClientId)
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<ClientFault> Faults { get; init; } = [];

    /// <summary>There is a client with that id already.</summary>
    public bool Taken { get; init; }

    /// <summary>Its secret, where it has one. Nothing shows it again.</summary>
    public string? Secret { get; init; }
}
