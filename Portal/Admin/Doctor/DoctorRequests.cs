using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>What the built-in app asks for.</summary>
internal static class DoctorRequests
{
    private const string Authorize = "/oauth2/authorize";

    /// <summary>Where it sends the browser, within the portal.</summary>
    public static string Authorization(DoctorRun run, string issuer) =>
        QueryHelpers.AddQueryString(Authorize, AuthorizationParameters(run, issuer).Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));

    public static IReadOnlyList<(string Name, string Value)> AuthorizationParameters(DoctorRun run, string issuer) =>
    [
        (ParameterNames.ResponseType, run.ResponseType),
        (ParameterNames.ClientId, run.TwinId),
        (ParameterNames.RedirectUri, issuer + run.ReturnsTo),
        .. run.IsOlder ? new[] { (ParameterNames.ResponseMode, "form_post") } : [],
        .. run.Scope.Length > 0 ? new[] { (ParameterNames.Scope, run.Scope) } : [],
        (ParameterNames.State, run.State),
        (ParameterNames.Nonce, run.Nonce),
        .. run.Asks(ParameterNames.Code) ? Challenge(run) : [],
    ];

    private static (string Name, string Value)[] Challenge(DoctorRun run) =>
    [
        (ParameterNames.CodeChallenge, Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(run.Verifier)))),
        (ParameterNames.CodeChallengeMethod, Pkce.S256),
    ];

    public static DoctorCall Get(string address) => new(HttpMethod.Get, address) { Headers = [("Accept", "application/json")] };

    public static DoctorCall UserInfo(DoctorVisit visit)
    {
        var bearer = "Bearer " + visit.AccessToken;
        visit.Mask.Learn(visit.AccessToken);
        return new(HttpMethod.Get, visit.Endpoint("userinfo_endpoint")) { Headers = [("Authorization", bearer), ("Accept", "application/json, application/jwt")] };
    }

    public static IReadOnlyList<(string Name, string Value)> Redeem(DoctorVisit visit) =>
    [
        (ParameterNames.GrantType, GrantTypes.AuthorizationCode),
        (ParameterNames.Code, visit.Returned.Code!),
        (ParameterNames.RedirectUri, visit.Issuer + visit.Run.ReturnsTo),
        (ParameterNames.CodeVerifier, visit.Run.Verifier),
    ];

    public static IReadOnlyList<(string Name, string Value)> ForItself(DoctorVisit visit) =>
    [
        (ParameterNames.GrantType, GrantTypes.ClientCredentials),
        .. visit.Run.Scope.Length > 0 ? new[] { (ParameterNames.Scope, visit.Run.Scope) } : [],
    ];

    public static IReadOnlyList<(string Name, string Value)> Refresh(DoctorVisit visit) =>
        [(ParameterNames.GrantType, GrantTypes.RefreshToken), (ParameterNames.RefreshToken, visit.RefreshToken!)];

    public static IReadOnlyList<(string Name, string Value)> About(string token) => [(ParameterNames.Token, token)];
}
