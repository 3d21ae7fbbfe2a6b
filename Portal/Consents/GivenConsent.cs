using Portal.Data.Entities;
using Portal.OpenId.Clients;

namespace Portal.Consents;

/// <summary>What a person agreed to share with a client, and when the client last made use of it.</summary>
internal sealed record GivenConsent(ConsentRow Consent, RegisteredClient Client, DateTimeOffset LastUsedAt)
{
    /// <summary>Refresh tokens with which the client can go on by itself.</summary>
    public int LiveTokens { get; init; }
}
