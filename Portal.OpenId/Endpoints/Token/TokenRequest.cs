using Microsoft.AspNetCore.Http;
using Portal.OpenId.Clients.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>A token request as it came. RFC 6749 §4.1.3, §6</summary>
/// <param name="Credentials">What the client says of itself.</param>
/// <param name="Parameters">The form.</param>
internal sealed record TokenRequest(ClientCredentials Credentials, RequestParameters Parameters)
{
    public string? GrantType => Parameters[ParameterNames.GrantType];

    public string? Code => Parameters[ParameterNames.Code];

    public string? CodeVerifier => Parameters[ParameterNames.CodeVerifier];

    public string? DeviceCode => Parameters[ParameterNames.DeviceCode];

    public string? RedirectUri => Parameters[ParameterNames.RedirectUri];

    public string? RefreshToken => Parameters[ParameterNames.RefreshToken];

    public string? UserName => Parameters[ParameterNames.Username];

    public string? Password => Parameters[ParameterNames.Password];

    public string? Scope => Parameters[ParameterNames.Scope];

    public static async Task<Outcome<TokenRequest>> ParseAsync(HttpRequest http, CancellationToken cancel)
    {
        var parameters = await RequestParameters.FromFormAsync(http, cancel);
        if (parameters.Refused) return parameters.Error;

        var credentials = ClientCredentials.Parse(http.Headers.Authorization, parameters.Value);
        if (credentials.Refused) return credentials.Error;

        return new TokenRequest(credentials.Value, parameters.Value);
    }
}
