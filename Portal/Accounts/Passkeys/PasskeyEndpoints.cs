using System.Text;
using Microsoft.Net.Http.Headers;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Hosting;
using Portal.Interactions;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <summary>The addresses of the two WebAuthn ceremonies, and of a person's list of passkeys.</summary>
internal static partial class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/oidc/passkey").DisableAntiforgery();
        group.AddEndpointFilter<SameOrigin>().AddEndpointFilter(NotStoredAsync);
        group.MapOnly(HttpMethods.Post, "/register/options/", RegistrationOptionsAsync);
        group.MapOnly(HttpMethods.Post, "/register/verify/", RegistrationVerifyAsync);
        group.MapOnly(HttpMethods.Post, "/authenticate/options/", SignInOptionsAsync);
        group.MapOnly(HttpMethods.Post, "/authenticate/verify/", SignInVerifyAsync);
        group.MapOnly(HttpMethods.Get, "/list/", ListAsync);
        group.MapOnly(HttpMethods.Post, "/delete/{credentialId}/", DeleteAsync);
    }

    private static async Task<IResult> RegistrationOptionsAsync(HttpContext http, PasskeyRegistration registration, ILogger<PasskeyRegistration> log)
    {
        var (json, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: true, http.RequestAborted);
        if (refused is not null) return refused;
        if (json?.TryGetProperty("signUp", out _) == true && StrictJson.Text(json.Value, "signUp") is null) return Malformed(log);

        var options = await registration.OptionsAsync(http, json is { } body ? StrictJson.Text(body, "signUp") : null);
        return options.Refused ? Refuse(log, options.Refusal) : Results.Text(options.Value, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> RegistrationVerifyAsync(
        HttpContext http, string? request, string? @return, PasskeyRegistration registration, ILogger<PasskeyRegistration> log)
    {
        var (json, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: false, http.RequestAborted);
        if (refused is not null) return refused;
        if (PasskeyAnswer.Parse(json!.Value) is not { } answer) return Malformed(log);

        var registered = await registration.VerifyAsync(http, answer);
        if (registered.Refused) return Refuse(log, registered.Refusal);

        var passkey = registered.Value.Passkey;
        return Results.Json(new
        {
            credentialId = Base64Url.Encode(passkey.CredentialId),
            name = passkey.Data.Name,
            redirect = Destinations.Onward(new Destination(request, @return)),
        });
    }

    private static async Task<IResult> SignInOptionsAsync(HttpContext http, PasskeyOffers offers)
    {
        var (_, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: true, http.RequestAborted);
        return refused ?? Results.Text(await offers.RequestAsync(http), "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> SignInVerifyAsync(
        HttpContext http, string? request, string? @return, PasskeySignIn signIn, ILogger<PasskeySignIn> log)
    {
        var (json, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: false, http.RequestAborted);
        if (refused is not null) return refused;
        if (PasskeyAnswer.Parse(json!.Value) is not { } answer) return Malformed(log);

        return await signIn.VerifyAsync(http, answer) is { } refusal
            ? Refuse(log, refusal)
            : Results.Json(new { redirect = Destinations.Onward(new Destination(request, @return)) });
    }

    private static async Task<IResult> ListAsync(HttpContext http, PasskeyStore passkeys, PasskeySite site, ILogger<PasskeyStore> log)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return Refuse(log, NotSignedIn);

        var all = await passkeys.ListAsync(userId, http.RequestAborted);
        return Results.Json(new
        {
            passkeys = all.Select(PasskeyViews.Of),
            rpId = site.RpId,
            userId = Base64Url.Encode(Encoding.UTF8.GetBytes(userId.ToString())),
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, string credentialId, PasskeyStore passkeys, ILogger<PasskeyStore> log)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return Refuse(log, NotSignedIn);
        if (Base64Url.Decode(credentialId) is not { } id) return NotFound();

        return await passkeys.RemoveAsync(userId, id, http.RequestAborted) switch
        {
            PasskeyChange.Done => Results.NoContent(),
            PasskeyChange.LastWayIn => Refuse(log, new(PasskeyFailure.LastWayIn, "no other passkey and no password")),
            _ => NotFound(),
        };
    }

    private static async ValueTask<object?> NotStoredAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return await next(context);
    }

    private static PasskeyRefusal NotSignedIn => new(PasskeyFailure.NotSignedIn, "nobody is signed in");

    private static IResult NotFound() => Results.Problem(
        statusCode: 404,
        title: "This passkey is not one of yours any more.",
        extensions: new Dictionary<string, object?> { ["reason"] = PasskeyRefusal.Wire(PasskeyFailure.UnknownPasskey).Reason });

    private static IResult Malformed(ILogger log) => Refuse(log, new(PasskeyFailure.Malformed, "not the JSON of a WebAuthn answer"));

    private static IResult Refuse(ILogger log, PasskeyRefusal refusal)
    {
        Refused(log, refusal.Failure, refusal.Detail);
        return refusal.ToResult();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Passkey request refused: {Failure}, {Detail}")]
    private static partial void Refused(ILogger log, PasskeyFailure failure, string detail);
}
