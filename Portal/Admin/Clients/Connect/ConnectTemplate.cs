using System.Text.Json.Nodes;

namespace Portal.Admin.Clients.Connect;

/// <summary>The text of a recipe, with slots; the file of its name stands beside this one.</summary>
internal sealed record ConnectTemplate(string Name, RecipeLanguage Language)
{
    public static readonly ConnectTemplate OpenIdClient = new("openid-client", RecipeLanguage.JavaScript);
    public static readonly ConnectTemplate OpenIdClientDevice = new("openid-client-device", RecipeLanguage.JavaScript);
    public static readonly ConnectTemplate AuthJs = new("auth-js", RecipeLanguage.JavaScript);
    public static readonly ConnectTemplate OidcClientTs = new("oidc-client-ts", RecipeLanguage.JavaScript);
    public static readonly ConnectTemplate Passport = new("passport", RecipeLanguage.JavaScript);
    public static readonly ConnectTemplate SpringBoot = new("spring-boot", RecipeLanguage.Yaml);
    public static readonly ConnectTemplate AspNetCore = new("aspnet-core", RecipeLanguage.Json);
    public static readonly ConnectTemplate ModAuthOpenIdc = new("mod-auth-openidc", RecipeLanguage.Apache);
    public static readonly ConnectTemplate Grafana = new("grafana", RecipeLanguage.Ini);
    public static readonly ConnectTemplate Generic = new("generic", RecipeLanguage.Text);

    public static IReadOnlyList<ConnectTemplate> All { get; } =
        [OpenIdClient, OpenIdClientDevice, AuthJs, OidcClientTs, Passport, SpringBoot, AspNetCore, ModAuthOpenIdc, Grafana, Generic];

    public string Text
    {
        get
        {
            using var file = typeof(ConnectTemplate).Assembly.GetManifestResourceStream($"Portal.Admin.Clients.Connect.{Name}.txt")!;
            using var reader = new StreamReader(file);
            return reader.ReadToEnd();
        }
    }

    /// <inheritdoc cref="RecipeText.Fill"/>
    public string? Fill(JsonObject values) => RecipeText.Fill(Text, Language, values);
}
