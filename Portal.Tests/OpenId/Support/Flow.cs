using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.OpenId.Clients;

namespace Portal.Tests.OpenId.Support;

/// <summary>One valid run of the code flow, of which a test changes one thing.</summary>
internal static class Flow
{
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public static Dictionary<string, string?> Authorization(RegisteredClient client) => new()
    {
        ["client_id"] = client.ClientId,
        ["redirect_uri"] = client.Metadata.RedirectUris[0],
        ["response_type"] = "code",
        ["scope"] = "openid email offline_access",
        ["state"] = "s&t=a te",
        ["nonce"] = "n-1",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    public static Dictionary<string, string?> With(this Dictionary<string, string?> parameters, string name, string? value)
    {
        parameters[name] = value;
        return parameters;
    }

    public static string Query(this Dictionary<string, string?> parameters) => QueryHelpers.AddQueryString("", parameters);

    public static async Task<Answer> AuthorizeAsync(this EngineHost host, Dictionary<string, string?> parameters, string path = "/oauth2/authorize") =>
        await Answer.OfAsync(await host.Http.GetAsync(path + parameters.Query()));

    /// <summary>A code for a person who is signed in and a client that need not ask.</summary>
    public static async Task<string> CodeAsync(this EngineHost host, RegisteredClient client, Func<Dictionary<string, string?>, Dictionary<string, string?>>? change = null)
    {
        if (host.User is null) host.SignIn();
        var answer = await host.AuthorizeAsync((change ?? (same => same))(Authorization(client)));
        return answer.Parameters["code"];
    }

    public static Dictionary<string, string?> Exchange(RegisteredClient client, string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = client.Metadata.RedirectUris[0],
        ["code_verifier"] = Verifier,
    };

    public static Dictionary<string, string?> Refresh(string refreshToken) => new()
    {
        ["grant_type"] = "refresh_token",
        ["refresh_token"] = refreshToken,
    };

    /// <summary>A token request in which the client authenticates the way it is registered for.</summary>
    public static Task<Answer> TokenAsync(this EngineHost host, RegisteredClient client, Dictionary<string, string?> parameters) =>
        host.FormAsync("/oauth2/token", client, parameters);

    /// <summary>A request about one token, at introspection or revocation.</summary>
    public static Task<Answer> AskAsync(this EngineHost host, string path, RegisteredClient client, string token) =>
        host.FormAsync(path, client, new() { ["token"] = token });

    /// <summary>A form in which the client authenticates the way it is registered for.</summary>
    public static async Task<Answer> FormAsync(this EngineHost host, string path, RegisteredClient client, Dictionary<string, string?> parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (client.Metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.ClientSecretBasic)
            request.Headers.Authorization = Basic(client.ClientId, EngineClients.Secret);
        else
            parameters["client_id"] = client.ClientId;
        if (client.Metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.ClientSecretPost) parameters["client_secret"] = EngineClients.Secret;

        request.Content = new FormUrlEncodedContent(parameters.Where(parameter => parameter.Value is not null)!);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }

    public static async Task<Answer> TokensAsync(this EngineHost host, RegisteredClient client, Func<Dictionary<string, string?>, Dictionary<string, string?>>? change = null) =>
        await host.TokenAsync(client, Exchange(client, await host.CodeAsync(client, change)));

    public static async Task<Answer> UserInfoAsync(this EngineHost host, string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth2/userinfo");
        request.Headers.Authorization = new("Bearer", accessToken);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    public static JsonObject Payload(string jwt) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(jwt.Split('.')[1]))!.AsObject();

    public static JsonObject Header(string jwt) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(jwt.Split('.')[0]))!.AsObject();
}

/// <summary>An answer, read the way its receiver would.</summary>
internal sealed record Answer(HttpResponseMessage Response, string Body)
{
    public HttpStatusCode Status => Response.StatusCode;

    public Uri? Location => Response.Headers.Location;

    /// <summary>What a redirect carries, in its query or its fragment.</summary>
    public Dictionary<string, string> Parameters
    {
        get
        {
            var location = Location!.OriginalString;
            var mark = location.IndexOf('#') is var fragment and >= 0 ? fragment : location.IndexOf('?');
            return QueryHelpers.ParseQuery(location[(mark + 1)..]).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        }
    }

    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Error => Json["error"]?.GetValue<string>();

    public string this[string member] => Json[member]!.GetValue<string>();

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(response, await response.Content.ReadAsStringAsync());

    public override string ToString() => $"{(int)Status} {Location} {Body}";
}
