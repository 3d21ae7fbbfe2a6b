using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.E2E.Rps;

/// <summary>The code flow as Microsoft.IdentityModel.Protocols.OpenIdConnect checks it.</summary>
internal sealed class CSharpSignIn(RpSettings settings, TokenClient tokens, TokenReader reader, string redirectUri)
{
    private readonly OpenIdConnectProtocolValidator _validator = new() { RequireState = true, RequireStateValidation = true, RequireNonce = true };

    // The validator reads the time in the nonces that it makes.
    public SignInAttempt Begin() => SignInAttempt.Begin(_validator.GenerateNonce());

    public async Task<string> AddressAsync(SignInAttempt attempt, IEnumerable<KeyValuePair<string, string>> more, CancellationToken cancel)
    {
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = (await tokens.MetadataAsync(cancel)).AuthorizationEndpoint,
            ClientId = settings.ClientId,
            RedirectUri = redirectUri,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = settings.Scope,
            State = attempt.State,
            Nonce = attempt.Nonce,
        };
        message.SetParameter("code_challenge", attempt.Challenge);
        message.SetParameter("code_challenge_method", "S256");
        foreach (var (name, value) in more) message.SetParameter(name, value);

        return message.CreateAuthenticationRequestUrl();
    }

    /// <summary>From the portal's answer to a validated id token and userinfo.</summary>
    public async Task<(RpResult Result, OpenIdConnectMessage Tokens)> CompleteAsync(
        OpenIdConnectMessage answer, SignInAttempt attempt, CancellationToken cancel)
    {
        var context = new OpenIdConnectProtocolValidationContext
        {
            ClientId = settings.ClientId,
            Nonce = attempt.Nonce,
            State = attempt.State,
            ProtocolMessage = answer,
        };
        _validator.ValidateAuthenticationResponse(context);
        if (answer.Iss != settings.Issuer) throw new OpenIdConnectProtocolException("The answer is of another issuer.");

        var received = await tokens.RedeemAsync(answer.Code, attempt.Verifier, redirectUri, cancel);
        var idToken = await reader.IdTokenAsync(received.IdToken, cancel);
        context.ProtocolMessage = received;
        context.ValidatedIdToken = JwtSecurityTokenConverter.Convert(idToken);
        _validator.ValidateTokenResponse(context);
        return (await DescribeAsync(received, idToken, cancel), received);
    }

    public async Task<(RpResult Result, OpenIdConnectMessage Tokens)> RefreshAsync(string refreshToken, CancellationToken cancel)
    {
        var received = await tokens.RefreshAsync(refreshToken, cancel);
        var idToken = await reader.IdTokenAsync(received.IdToken, cancel);
        var result = await DescribeAsync(received, idToken, cancel);
        return (result with { Rotated = received.RefreshToken is { } next && next != refreshToken }, received);
    }

    private async Task<RpResult> DescribeAsync(OpenIdConnectMessage received, JsonWebToken idToken, CancellationToken cancel)
    {
        var userInfo = await tokens.UserInfoAsync(received.AccessToken, cancel);
        _validator.ValidateUserInfoResponse(new OpenIdConnectProtocolValidationContext
        {
            UserInfoEndpointResponse = userInfo,
            ValidatedIdToken = JwtSecurityTokenConverter.Convert(idToken),
        });
        return new RpResult
        {
            Alg = idToken.Alg,
            Claims = JsonSerializer.SerializeToElement(JsonNode.Parse(Base64UrlEncoder.Decode(idToken.EncodedPayload))),
            UserInfo = JsonSerializer.SerializeToElement(JsonNode.Parse(userInfo)),
            Scope = received.Scope,
            AccessToken = received.AccessToken,
            HasRefreshToken = received.RefreshToken is not null,
        };
    }
}
