using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>One grant type of the token endpoint. To add one: a folder under Grants and a line in <c>AddOpenId</c>.</summary>
internal interface IGrantHandler
{
    /// <summary>The <c>grant_type</c> value; metadata lists it.</summary>
    string GrantType { get; }

    /// <summary>Judges the request of a client that is authenticated and registered for this grant type.</summary>
    Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel);
}
