using System.Text.Json.Nodes;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;

namespace Portal.Admin.Clients.Connect;

/// <summary>Which recipes fit a client, and what of the client would have to change for them.</summary>
internal static class ConnectRecipes
{
    /// <summary>Never the secret itself: nobody has it but the client.</summary>
    public const string SecretPlaceholder = "<client secret>";

    private const string Basic = ClientAuthenticationMethods.ClientSecretBasic;
    private const string Post = ClientAuthenticationMethods.ClientSecretPost;

    private static readonly ClientKind[] Servers = [ClientKind.WebServer];

    // The first way to authenticate is the one to change to.
    private static readonly IReadOnlyList<Fit> Fits =
    [
        new(ConnectTemplate.OpenIdClient, [ClientKind.WebServer, ClientKind.Native], [Basic, Post, ClientAuthenticationMethods.ClientSecretJwt, ClientAuthenticationMethods.None]),
        new(ConnectTemplate.OpenIdClientDevice, [ClientKind.Device], [ClientAuthenticationMethods.None, Basic, Post, ClientAuthenticationMethods.ClientSecretJwt]),
        new(ConnectTemplate.AuthJs, Servers, [Basic, Post]),
        new(ConnectTemplate.Passport, Servers, [Post]) { KnowsPkce = false },
        new(ConnectTemplate.AspNetCore, Servers, [Post]),
        new(ConnectTemplate.SpringBoot, Servers, [Basic, Post]),
        new(ConnectTemplate.ModAuthOpenIdc, Servers, [Basic, Post]),
        new(ConnectTemplate.Grafana, Servers, [Basic, Post]),
        new(ConnectTemplate.OidcClientTs, [ClientKind.SinglePage], [ClientAuthenticationMethods.None]),
        new(ConnectTemplate.Generic, Enum.GetValues<ClientKind>(), ClientAuthenticationMethods.All),
    ];

    public static IReadOnlyList<ConnectRecipe> For(string issuer, string clientId, ClientKind kind, ClientMetadata client, JsonObject members)
    {
        var values = ConnectValues.Of(issuer, clientId, members, SecretPlaceholder);
        return
        [
            .. Fits.Where(fit => fit.Kinds.Contains(kind) && fit.IsNear(client.TokenEndpointAuthMethod))
                .Select(fit => (fit, Text: fit.Template.Fill(values)))
                .Where(recipe => recipe.Text is not null)
                .Select(recipe => new ConnectRecipe(recipe.fit.Template.Name, recipe.Text!, recipe.fit.ChangesFor(client))),
        ];
    }

    private sealed record Fit(ConnectTemplate Template, IReadOnlyList<ClientKind> Kinds, IReadOnlyList<string> Methods)
    {
        public bool KnowsPkce { get; init; } = true;

        // Where a client signs with a key, nobody is told to go back to a secret.
        public bool IsNear(string method) => Methods.Contains(method) || method is Basic or Post;

        public List<string> ChangesFor(ClientMetadata client)
        {
            var changes = new List<string>();
            if (!Methods.Contains(client.TokenEndpointAuthMethod)) changes.Add($"token_endpoint_auth_method: {Methods[0]}");
            if (!KnowsPkce && client.RequirePkce) changes.Add("x_require_pkce: false");
            return changes;
        }
    }
}
