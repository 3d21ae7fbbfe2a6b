using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>How the built-in app proves that it is the twin: the way that its client is registered for.</summary>
internal sealed class DoctorProof(TimeProvider clock)
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(1);

    /// <summary>A form for an endpoint of the portal, with the proof.</summary>
    public DoctorCall Post(DoctorVisit visit, string endpoint, IReadOnlyList<(string Name, string Value)> form)
    {
        var call = new DoctorCall(HttpMethod.Post, visit.Endpoint(endpoint)) { Headers = [("Accept", "application/json")] };
        var (id, secret) = (visit.Run.TwinId, visit.Run.Secret);
        return visit.Client.TokenEndpointAuthMethod switch
        {
            ClientAuthenticationMethods.ClientSecretBasic => call with { Headers = [("Authorization", Basic(visit, id, secret!)), .. call.Headers], Form = form },
            ClientAuthenticationMethods.ClientSecretPost => call with { Form = [.. form, (ParameterNames.ClientId, id), (ParameterNames.ClientSecret, secret!)] },
            ClientAuthenticationMethods.None => call with { Form = [.. form, (ParameterNames.ClientId, id)] },
            _ => call with { Form = [.. form, (ParameterNames.ClientAssertionType, JwtBearer), (ParameterNames.ClientAssertion, Assertion(visit))] },
        };
    }

    private static string Basic(DoctorVisit visit, string id, string secret)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}"));
        visit.Mask.Learn(pair);
        return "Basic " + pair;
    }

    private string Assertion(DoctorVisit visit)
    {
        var now = clock.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = visit.Run.TwinId,
            ["sub"] = visit.Run.TwinId,
            ["aud"] = visit.Issuer,
            ["jti"] = OpaqueHandle.Create(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + AssertionLife).ToUnixTimeSeconds(),
        };
        var assertion = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), CredentialsOf(visit));
        visit.Mask.Learn(assertion);
        return assertion;
    }

    private static SigningCredentials CredentialsOf(DoctorVisit visit) => visit.Run.Key is { } key
        ? TwinKeys.CredentialsOf(key, TwinMetadata.KeyAlgorithmOf(visit.Client))
        : new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(visit.Run.Secret!)), visit.Client.TokenEndpointAuthSigningAlg ?? SecurityAlgorithms.HmacSha256);
}
