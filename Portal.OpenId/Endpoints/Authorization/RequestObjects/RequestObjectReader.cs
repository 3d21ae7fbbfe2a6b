using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Clients;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.RequestObjects;

/// <summary>Checks a request object, a JWT that the client signed over its own request, and takes the parameters out of it. RFC 9101 §6; Core §6</summary>
internal sealed class RequestObjectReader(ClientKeys keys, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    private const int LongestObject = 32 * 1024;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>What may be signed with; metadata lists them. An unsigned object says nothing that a query would not, so <c>none</c> is not among them.</summary>
    public static IReadOnlyList<string> Algorithms => PrivateKeyJwt.Algorithms;

    /// <summary>The parameters in the object; or <c>invalid_request_object</c>.</summary>
    [Spec("RFC 9101 §6.2")]
    public async ValueTask<Outcome<RequestParameters>> ReadAsync(RegisteredClient client, string text, CancellationToken cancel)
    {
        if (Parse(text) is not { } jwt || RequestObjectClaims.Parse(jwt.EncodedPayload) is not { } claims)
            return Errors.InvalidRequestObject("The request object is not a JWT");

        if (jwt.Alg != client.Metadata.RequestObjectSigningAlg)
            return Errors.InvalidRequestObject("The request object is not signed with the registered algorithm");

        if (claims.Misstated(jwt.Typ, client.ClientId, options.Value.Issuer, clock.GetUtcNow()) is { } wrong)
            return Errors.InvalidRequestObject($"{wrong} of the request object does not fit");

        var signature = await _handler.ValidateTokenAsync(jwt, new TokenValidationParameters
        {
            ValidateIssuer = false, // judged above, with the other claims that a request object may leave out
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = await keys.OfAsync(client, jwt.Kid, cancel),
        });
        return signature.IsValid
            ? claims.Parameters(client.ClientId)
            : Errors.InvalidRequestObject("The signature of the request object does not hold");
    }

    private JsonWebToken? Parse(string text)
    {
        try
        {
            return text.Length <= LongestObject && _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception broken) when (broken is ArgumentException or JsonException)
        {
            return null;
        }
    }
}
