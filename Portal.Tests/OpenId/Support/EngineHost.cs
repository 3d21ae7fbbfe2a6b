using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.OpenId;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Support;

/// <summary>The engine alone behind HTTP: memory stores, a clock that stands still, and a person who is signed in when a test says so.</summary>
internal sealed class EngineHost : IEndUserSession, IInteractionPages, IUserClaims, IPasswordCheck, ITokenEvents, IRefusedRequests, IAsyncDisposable
{
    public const string Password = "Correct-Horse-9";
    public const string Issuer = "https://id.example.test";

    // Making an RSA key takes longer than a whole test: all hosts share one pair.
    private static readonly Lazy<StoredSigningKey[]> Keys = new(() =>
        [.. SigningAlgorithms.All.Select(algorithm => SigningKey.Create(algorithm, FakeClock.Start, FakeClock.Start))]);

    private readonly WebApplication _app;

    private EngineHost()
    {
        Registrations = new(Stores, Clock);
        Devices = new(Stores);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddAntiforgery().AddOpenId();
        builder.Services.Configure<OpenIdOptions>(options =>
        {
            options.Issuer = Issuer;
            options.AcrValues = ["phr", "mfa", "pwd"];
            options.Registration.Enabled = true;
            options.Registration.TokenRequired = false;
        });
        // One and the same for those who read it once and those who look again.
        builder.Services.AddSingleton(provider => Microsoft.Extensions.Options.Options.Create(provider.GetRequiredService<IOptionsMonitor<OpenIdOptions>>().CurrentValue));
        builder.Services.AddSingleton<IEndUserSession>(this).AddSingleton<IInteractionPages>(this).AddSingleton<IUserClaims>(this);
        builder.Services.AddSingleton<IClientStore>(Stores).AddSingleton<IScopeStore>(Stores).AddSingleton<IGrantStore>(Stores)
            .AddSingleton<IConsentStore>(Stores).AddSingleton<IAuthorizationCodeStore>(Stores)
            .AddSingleton<IRefreshTokenStore>(Stores).AddSingleton<ISigningKeyStore>(Stores)
            .AddSingleton<IPairwiseSubjectStore>(Stores).AddSingleton<IRevokedTokenStore>(Stores)
            .AddSingleton<IUsedAssertionStore>(Stores).AddSingleton<IPersonalAccessTokenStore>(Stores).AddSingleton<IPasswordCheck>(this).AddSingleton<ITokenEvents>(this).AddSingleton<IRefusedRequests>(this)
            .AddSingleton<IClientRegistrationStore>(Registrations).AddSingleton<IRegistrationGate>(Registrations)
            .AddSingleton<IDeviceCodeStore>(Devices);
        builder.Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        builder.Services.AddHttpClient("openid-outgoing").ConfigurePrimaryHttpMessageHandler(() => new DocumentHandler(Documents));
        _app = builder.Build();
        _app.UseRouting();
        _app.UseCors();
        _app.UseAntiforgery();
        _app.MapOpenId();
        _app.MapGet("/form", (HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken);
    }

    /// <summary>What starting a host writes.</summary>
    public static int KeyWrites => Keys.Value.Length;

    public FakeClock Clock { get; } = new();

    /// <summary>What the token endpoint gave and refused.</summary>
    public List<object> TokenEvents { get; } = [];

    public MemoryStores Stores { get; } = new();

    public MemoryRegistrations Registrations { get; }

    public MemoryDeviceCodes Devices { get; }

    public OpenIdOptions Options => Services.GetRequiredService<IOptionsMonitor<OpenIdOptions>>().CurrentValue;

    /// <summary>Documents that clients point to, by address; anything else is not there.</summary>
    public Dictionary<string, string> Documents { get; } = [];

    /// <summary>Who is signed in; null for nobody.</summary>
    public EndUser? User { get; set; }

    public Dictionary<string, JsonObject> People { get; } = new()
    {
        ["ada"] = new()
        {
            ["name"] = "Ada Lovelace",
            ["email"] = "ada@example.test",
            ["email_verified"] = true,
            ["phone_number"] = "+44-555-0100",
        },
    };

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public static async Task<EngineHost> StartAsync(params RegisteredClient[] clients)
    {
        var host = new EngineHost();
        foreach (var client in clients.Length > 0 ? clients : EngineClients.All) host.Stores.Add(client);
        foreach (var key in Keys.Value) await ((ISigningKeyStore)host.Stores).AddAsync(key, CancellationToken.None);
        await host._app.StartAsync();
        host.Http = host._app.GetTestClient();
        host.Http.BaseAddress = new Uri(Issuer);
        return host;
    }

    /// <summary>Ada signs in, now, with a passkey.</summary>
    public void SignIn(string subject = "ada") => User = new(subject, "session-1", Clock.GetUtcNow(), "phr", ["swk", "user", "mfa"]);

    public Task<EndUser?> FindAsync(HttpContext http, CancellationToken cancel) => Task.FromResult(User);

    public Task EndAsync(HttpContext http, CancellationToken cancel)
    {
        User = null;
        return Task.CompletedTask;
    }

    public string SignOut(string parkedLogout) => $"/signout?request={parkedLogout}";

    public string Device => "/device";

    public string SignedOut => "/signout?done";

    public IResult SigningOut(IReadOnlyList<Uri> frames, string onward) => Results.Text($"{string.Join('\n', frames)}\n{onward}");

    string IInteractionPages.SignIn(string parkedRequest) => $"/signin?request={parkedRequest}";

    public string SignUp(string parkedRequest) => $"/signup?request={parkedRequest}";

    public string Consent(string parkedRequest) => $"/consent?request={parkedRequest}";

    public IResult Error(OAuthError error) => Results.Text($"{error.Code}: {error.Description}", "text/html", statusCode: error.Status);

    Task<JsonObject?> IUserClaims.FindAsync(string subject, CancellationToken cancel) => Task.FromResult(People.GetValueOrDefault(subject));

    public Task<PasswordProof?> CheckAsync(string userName, string password, CancellationToken cancel) =>
        Task.FromResult(userName == "ada" && password == Password ? new PasswordProof("ada", "pwd", ["pwd"]) : null);

    void IRefusedRequests.Note(OAuthError error)
    {
    }

    ValueTask ITokenEvents.IssuedAsync(TokensIssued issued) => Hear(issued);

    ValueTask ITokenEvents.RefusedAsync(TokensRefused refused) => Hear(refused);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private ValueTask Hear(object told)
    {
        lock (TokenEvents) TokenEvents.Add(told);
        return ValueTask.CompletedTask;
    }
}
