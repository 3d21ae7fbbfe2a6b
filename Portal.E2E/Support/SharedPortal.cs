using System.Text.Json;
using Portal.E2E.Rps;
using Portal.E2E.Support;

[assembly: AssemblyFixture(typeof(SharedPortal))]

namespace Portal.E2E.Support;

/// <summary>One portal for all tests that need none of their own: anyone may sign up, each test with people of its own.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    public const string Password = "Correct-Horse-9";
    public const string ClientSecret = "at-least-32-characters-of-secret-text";

    internal static readonly BootstrapUser Administrator = new("erin", Password, "Erin Egret", "erin@example.test") { Roles = ["admin"] };

    /// <summary>People and apps that both this portal and those of single tests know.</summary>
    internal static readonly Bootstrap Described = new(
        [
            new("alice", Password, "Alice Liddell", "alice@example.test")
            {
                Claims = new Dictionary<string, object> { ["given_name"] = "Alice", ["family_name"] = "Liddell" },
            },
            Administrator,
            // Somebody whose password others get wrong, and who is locked out before long.
            new("bob", Password, "Bob Badger", "bob@example.test"),
        ],
        [
            new("web", "Harbor Notes", ClientSecret),
            new("web-es256", "Harbor Mail", ClientSecret) { IdTokenAlg = "ES256", AuthMethod = "client_secret_basic" },
            new("public", "Pocket Harbor"),
            new("public-es256", "Pocket Mail") { IdTokenAlg = "ES256" },
            new("asks-always", "Careful Notes", ClientSecret) { Consent = "explicit" },
            new("tv", "Harbor TV")
            {
                RedirectUris = [],
                ResponseTypes = [],
                GrantTypes = ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"],
            },
        ]);

    private PortalInstallation? _portal;

    /// <summary>Where the README's two examples with a server may listen in this run.</summary>
    public static string NodeExample { get; } = $"localhost:{FreePort.Take()}";

    public static string CSharpExample { get; } = $"localhost:{FreePort.Take()}";

    public PortalInstallation Portal => _portal ?? throw new InvalidOperationException("The portal was not started.");

    // All tests come from one address, so together they look like somebody who guesses.
    public async ValueTask InitializeAsync() => _portal = await PortalInstallation.StartAsync(
        Described with { Clients = [.. Described.Clients, .. ExampleClients()] }, TestContext.Current.CancellationToken, ("Portal:SignUp:Mode", "open"), ("Portal:RateLimits:Enabled", "false"),
        // As talkative as it can be, for the test that looks for secrets in its log.
        ("Logging:LogLevel:Portal", "Trace"));

    public ValueTask DisposeAsync() => _portal?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What a relying party needs to know about one of the clients above.</summary>
    public static RpSettings AppAt(PortalInstallation portal, string clientId, string scope = "openid profile email offline_access") =>
        RpSettings.Of(Described.Clients.Single(client => client.ClientId == clientId), portal.Address, scope);

    private static IReadOnlyList<BootstrapClient> ExampleClients()
    {
        var written = File.ReadAllText(Path.Combine(PortalBuild.Repository, "docs", "examples", "clients.json"))
            .Replace("localhost:9001", NodeExample, StringComparison.Ordinal)
            .Replace("localhost:9002", CSharpExample, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<Bootstrap>(written, Bootstrap.Json)!.Clients;
    }
}
