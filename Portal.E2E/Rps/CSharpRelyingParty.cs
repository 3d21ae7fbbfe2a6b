using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.E2E.Rps;

/// <summary>A confidential or public web app in C#, on a port of its own inside the test process.</summary>
internal sealed class CSharpRelyingParty : IRelyingParty
{
    private const string AttemptCookie = "attempt";
    private readonly ConcurrentDictionary<string, SignInAttempt> _attempts = new();
    private readonly ConcurrentBag<string> _secrets = [];
    private readonly RpSettings _settings;
    private readonly TokenClient _tokens;
    private readonly CSharpSignIn _signIn;
    private readonly CSharpSignOut _signOut;
    private readonly WebApplication _app;
    private string _refreshToken = "";
    private string? _idToken;

    private CSharpRelyingParty(RpSettings settings)
    {
        _settings = settings;
        Address = settings.Address;
        _tokens = new TokenClient(settings);
        var reader = new TokenReader(settings, _tokens);
        _signIn = new CSharpSignIn(settings, _tokens, reader, $"{Address}/callback");
        _signOut = new CSharpSignOut(_tokens, reader, $"{Address}/signed-out");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Address);
        _app.MapGet("/login", (Delegate)LoginAsync);
        _app.MapGet("/callback", (Delegate)CallbackAsync);
        _app.MapGet("/refresh", (Delegate)RefreshAsync);
        _app.MapGet("/logout", (Delegate)LogoutAsync);
        _app.MapGet("/signed-out", (HttpContext http) => Show(new RpResult { SignedOut = _idToken is null, StateCameBack = _signOut.IsAnswer(http.Request.Query) }));
        _app.MapGet("/front-channel", (Delegate)_signOut.FrontChannel);
        _app.MapPost("/back-channel", (Delegate)_signOut.BackChannelAsync);
    }

    public string Address { get; }

    public string Log => "";

    /// <summary>Every code, verifier and token that this app ever held.</summary>
    public IReadOnlyCollection<string> Secrets => _secrets;

    /// <summary>What the portal told of sign-outs that began elsewhere.</summary>
    public CSharpSignOut SignOut => _signOut;

    public static async Task<CSharpRelyingParty> StartAsync(RpSettings settings, CancellationToken cancel)
    {
        var app = new CSharpRelyingParty(ConnectedBy.AspNetCore(settings));
        await app._app.StartAsync(cancel);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _tokens.Dispose();
    }

    private async Task<IResult> LoginAsync(HttpContext http)
    {
        var attempt = _signIn.Begin();
        _attempts[attempt.State] = attempt;
        _secrets.Add(attempt.Verifier);
        http.Response.Cookies.Append(AttemptCookie, attempt.State, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        var more = http.Request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString()));
        return Results.Redirect(await _signIn.AddressAsync(attempt, more, http.RequestAborted));
    }

    private async Task<IResult> CallbackAsync(HttpContext http)
    {
        var answer = new OpenIdConnectMessage(http.Request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToArray()))!);
        var known = _attempts.TryRemove(http.Request.Cookies[AttemptCookie] ?? "", out var attempt);
        if (!known || answer.State != attempt!.State) return Show(new RpResult { Error = "rp_unknown_state" });

        if (answer.Error is not null) return Show(new RpResult { Error = answer.Error, ErrorDescription = answer.ErrorDescription });

        _secrets.Add(answer.Code);
        return await ShowAsync(() => _signIn.CompleteAsync(answer, attempt, http.RequestAborted));
    }

    private Task<IResult> RefreshAsync(HttpContext http) => ShowAsync(() => _signIn.RefreshAsync(_refreshToken, http.RequestAborted));

    // ?hint=none: as an app that has lost its id token.
    private async Task<IResult> LogoutAsync(HttpContext http)
    {
        var hint = http.Request.Query["hint"] == "none" ? null : _idToken;
        _idToken = null;
        return Results.Redirect(await _signOut.BeginAsync(hint, _settings.ClientId, http.RequestAborted));
    }

    private async Task<IResult> ShowAsync(Func<Task<(RpResult Result, OpenIdConnectMessage Tokens)>> step)
    {
        try
        {
            var (result, received) = await step();
            Remember(received);
            return Show(result);
        }
        catch (Exception refused) when (refused is OpenIdConnectProtocolException or Microsoft.IdentityModel.Tokens.SecurityTokenException or HttpRequestException)
        {
            return Show(new RpResult { Error = "rp_refused", ErrorDescription = refused.Message });
        }
    }

    private void Remember(OpenIdConnectMessage received)
    {
        _idToken = received.IdToken;
        _secrets.Add(received.IdToken);
        _secrets.Add(received.AccessToken);
        if (received.RefreshToken is null) return;

        _secrets.Add(received.RefreshToken);
        _refreshToken = received.RefreshToken;
    }

    private static IResult Show(RpResult result) => Results.Text(JsonSerializer.Serialize(result), "application/json");
}
