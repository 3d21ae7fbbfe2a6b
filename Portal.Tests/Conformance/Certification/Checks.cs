using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What the suite checks in every module, whatever the module is about.</summary>
internal static class Checks
{
    private const long Skew = 300;
    private static readonly string[] ErrorParameters = ["error", "error_description", "error_uri", "state", "iss"];

    /// <summary>Runs a flow to its end and checks all that comes back on the way.</summary>
    public static async Task<Completed> CompleteAsync(this Suite suite, Dictionary<string, string?>? request = null) =>
        await suite.CompleteAsync(request ??= suite.Request(), await suite.AuthorizeAsync(request));

    public static async Task<Completed> CompleteAsync(this Suite suite, Dictionary<string, string?> request, Arrival arrival)
    {
        Assert.True(arrival.Channel == suite.Variant.Channel, arrival.ToString());
        Assert.False(arrival.Parameters.ContainsKey("error"), arrival.ToString());
        CheckOrigin(suite, request, arrival);

        JsonObject? front = null, tokens = null, back = null;
        if (suite.Variant.HasIdToken)
        {
            front = await suite.CheckIdTokenAsync(arrival["id_token"], request);
            Assert.Equal(suite.Variant.HasToken ? HalfHash(arrival["access_token"]) : null, front["at_hash"]?.GetValue<string>());
            Assert.Equal(suite.Variant.HasCode ? HalfHash(arrival["code"]) : null, front["c_hash"]?.GetValue<string>());
        }

        if (suite.Variant.HasToken) await suite.CheckUserInfoAsync(arrival["access_token"], front);
        if (suite.Variant.HasCode)
        {
            Assert.True(arrival["code"].Length >= 22, "128 bits");
            tokens = CheckTokens(await suite.TokenAsync(Suite.CodeExchange(arrival["code"], request)));
            back = await suite.CheckIdTokenAsync(tokens["id_token"]!.GetValue<string>(), request);
            Assert.Equal(HalfHash(tokens["access_token"]!.GetValue<string>()), back["at_hash"]?.GetValue<string>());
            if (front is not null) Assert.Equal((Text(front, "iss"), Text(front, "sub")), (Text(back, "iss"), Text(back, "sub")));
            await suite.CheckUserInfoAsync(tokens["access_token"]!.GetValue<string>(), back);
        }

        return new(arrival, front, tokens, back);
    }

    /// <summary>The client is told of an error, properly.</summary>
    public static void CheckError(this Suite suite, Dictionary<string, string?> request, Arrival arrival, params string[] codes)
    {
        // Without a response type there is nothing to tell that the answer should not go in the query.
        var expected = request.ContainsKey("response_type") || suite.Variant.FormPost ? suite.Variant.Channel : Channel.Query;
        Assert.True(arrival.Channel == expected, arrival.ToString());
        Assert.Contains(arrival["error"], codes);
        Assert.Empty(arrival.Parameters.Keys.Except(ErrorParameters));
        Assert.Matches("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]*$", arrival.Parameters.GetValueOrDefault("error_description", ""));
        CheckOrigin(suite, request, arrival);
    }

    public static JsonObject CheckTokens(Answer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Response.Headers.CacheControl?.NoStore);
        Assert.Equal("Bearer", answer["token_type"], ignoreCase: true);
        Assert.NotEmpty(answer["access_token"]);
        Assert.True(answer.Json["expires_in"]!.GetValue<long>() > 0);
        return answer.Json;
    }

    public static void CheckTokenError(Answer answer, string code)
    {
        Assert.True(answer.Status == HttpStatusCode.BadRequest, answer.ToString());
        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, answer.Error);
        Assert.Matches("^[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]*$", answer["error_description"]);
    }

    public static async Task<JsonObject> CheckUserInfoAsync(this Suite suite, string accessToken, JsonObject? idToken, HttpMethod? method = null, bool inBody = false)
    {
        var answer = await suite.UserInfoAsync(accessToken, method, inBody);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        if (answer.Response.Content.Headers.ContentType?.MediaType == "application/jwt") return Flow.Payload(answer.Body);

        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType?.MediaType);
        StandardClaims.Check(answer.Json);
        Assert.NotEmpty(answer["sub"]);
        if (idToken is not null) Assert.Equal(Text(idToken, "sub"), answer["sub"]);
        return answer.Json;
    }

    public static async Task<JsonObject> CheckIdTokenAsync(this Suite suite, string token, Dictionary<string, string?> request)
    {
        var header = Flow.Header(token);
        var claims = Flow.Payload(token);
        Assert.Equal("RS256", Text(header, "alg"));
        await CheckSignatureAsync(suite.Server, token, Text(header, "kid"));

        var now = suite.Portal.Clock.Now.ToUnixTimeSeconds();
        Assert.Equal((suite.Server.Issuer, suite.ClientId), (Text(claims, "iss"), Text(claims, "aud")));
        Assert.True(claims["azp"] is null || Text(claims, "azp") == suite.ClientId);
        Assert.Matches("^[\\x21-\\x7E]{1,255}$", Text(claims, "sub"));
        Assert.InRange(claims["iat"]!.GetValue<long>(), now - Skew, now);
        Assert.True(claims["exp"]!.GetValue<long>() > now);
        Assert.InRange(claims["auth_time"]!.GetValue<long>(), 0, now);
        Assert.NotEmpty(Text(claims, "acr"));
        Assert.All(claims["amr"]!.AsArray(), method => Assert.NotEmpty(method!.GetValue<string>()));
        Assert.Equal(request.GetValueOrDefault("nonce"), claims["nonce"]?.GetValue<string>());
        StandardClaims.Check(claims);
        return claims;
    }

    public static async Task CheckSignatureAsync(Server server, string token, string kid)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            IssuerSigningKey = server.Key(kid),
            TryAllIssuerSigningKeys = false,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
    }

    private static void CheckOrigin(Suite suite, Dictionary<string, string?> request, Arrival arrival)
    {
        Assert.Equal(request.GetValueOrDefault("state"), arrival.Parameters.GetValueOrDefault("state"));
        Assert.Equal(suite.Server.Issuer, arrival["iss"]);
    }

    private static string HalfHash(string value) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(value))[..16]);

    private static string Text(JsonObject json, string member) => json[member]!.GetValue<string>();
}
