using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;

namespace Portal.Client.Clients;

/// <summary>What new clients begin with: of each kind what is safe today.</summary>
public static class ClientTemplates
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonObject Of(ClientTemplate template) => template switch
    {
        ClientTemplate.WebServer => App("web", "client_secret_basic"),
        ClientTemplate.SinglePage => App("web", "none"),
        ClientTemplate.Native => App("native", "none"),
        ClientTemplate.McpClient => McpClient(),
        ClientTemplate.Device => Device(),
        ClientTemplate.Machine => new()
        {
            ["application_type"] = "web",
            ["token_endpoint_auth_method"] = "client_secret_basic",
            ["grant_types"] = new JsonArray("client_credentials"),
            ["response_types"] = new JsonArray(),
            ["redirect_uris"] = new JsonArray(),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(template), template, null),
    };

    /// <summary>The same again under another name; it gets an id and a secret of its own.</summary>
    public static JsonObject CopyOf(ClientDetails client, string name)
    {
        var copy = client.Metadata.DeepClone().AsObject();
        copy["client_name"] = name;
        return copy;
    }

    /// <summary>A client as a file: its id and what it is registered with, no secrets.</summary>
    public static string Export(ClientDetails client)
    {
        var file = new JsonObject { ["client_id"] = client.Line.ClientId };
        foreach (var (name, value) in client.Metadata) file[name] = value?.DeepClone();
        return file.ToJsonString(Indented);
    }

    // What such programs listen at differs from one to the next; any port of this computer fits most. RFC 8252 §7.3
    private static JsonObject McpClient()
    {
        var client = App("native", "none");
        client["redirect_uris"] = new JsonArray("http://127.0.0.1/callback");
        client["scope"] = "offline_access";
        return client;
    }

    // Without offline_access it would be signed out whenever the person signs out at the browser in which they typed in the code.
    private static JsonObject Device() => new()
    {
        ["application_type"] = "native",
        ["token_endpoint_auth_method"] = "none",
        ["grant_types"] = new JsonArray("urn:ietf:params:oauth:grant-type:device_code", "refresh_token"),
        ["response_types"] = new JsonArray(),
        ["redirect_uris"] = new JsonArray(),
        ["scope"] = "openid profile email offline_access",
    };

    private static JsonObject App(string type, string method) => new()
    {
        ["application_type"] = type,
        ["token_endpoint_auth_method"] = method,
        ["grant_types"] = new JsonArray("authorization_code", "refresh_token"),
        ["response_types"] = new JsonArray("code"),
        ["scope"] = "openid profile email",
    };
}
