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
        var register = group.MapGroup("/register").WithMetadata(new BeforePasskeyAttribute());
        register.MapOnly(HttpMethods.Post, "/options/", RegistrationOptionsAsync);
        register.MapOnly(HttpMethods.Post, "/verify/", RegistrationVerifyAsync);
        group.MapOnly(HttpMethods.Post, "/authenticate/options/", SignInOptionsAsync);
        group.MapOnly(HttpMethods.Post, "/authenticate/verify/", SignInVerifyAsync);
        group.MapOnly(HttpMethods.Get, "/list/", ListAsync);
        group.MapOnly(HttpMethods.Post, "/delete/{credentialId}/", DeleteAsync);
    }

    private static async Task<IResult> RegistrationOptionsAsync(
        HttpContext http, PasskeyRegistration registration, RecentSignIn recent, ILogger<PasskeyRegistration> log)
    {
        var (json, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: true, http.RequestAborted);
        if (refused is not null) return refused;
        if (PasskeyWish.Read(json) is not var (signUp, automatic)) return Malformed(log);
        if (signUp is null && await StaleAsync(http, recent) is { } stale) return Refuse(log, stale);

        var options = await registration.OptionsAsync(http, signUp, automatic);
        return options.Refused ? Refuse(log, options.Refusal) : Results.Text(options.Value, "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> RegistrationVerifyAsync(
        HttpContext http, [AsParameters] Destination onward, PasskeyRegistration registration, RefusedPasskeys refusals,
        ILogger<PasskeyRegistration> log)
    {
        var (json, refused) = await PasskeyBody.ReadAsync(http.Request, mayBeEmpty: false, http.RequestAborted);
        if (refused is not null) return refused;
        if (PasskeyAnswer.Parse(json!.Value) is not { } answer) return Malformed(log);

        var registered = await registration.VerifyAsync(http, answer);
        if (registered.Refused)
        {
            await refusals.RecordAsync(http, registered.Refusal);
            return Refuse(log, registered.Refusal);
        }

        var passkey = registered.Value.Passkey;
        return Results.Json(new
        {
            credentialId = Base64Url.Encode(passkey.CredentialId),
            name = passkey.Data.Name,
            redirect = registered.Value.SignsInNext ? Destinations.Via(RecoverPage.DonePath, onward) : Destinations.Onward(onward),
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

        var signedIn = await signIn.VerifyAsync(http, answer);
        if (signedIn.Refused) return Refuse(log, signedIn.Refusal);

        var onward = new Destination(request, @return);
        return Results.Json(new { redirect = signedIn.Value.AddsPasskey ? Destinations.Via(SignInPage.OfferPath, onward) : Destinations.Onward(onward) });
    }

    // As a browser needs it, to tell whoever keeps the passkeys which of them still count, and what the account is called.
    private static async Task<IResult> ListAsync(
        HttpContext http, PasskeyStore passkeys, PasskeyOffers offers, PasskeySite site, ILogger<PasskeyStore> log)
    {
        if (await offers.EntityAtAsync(http) is not { } entity) return Refuse(log, NotSignedIn);

        var all = await passkeys.ListAsync(Guid.Parse(entity.Id), http.RequestAborted);
        return Results.Json(new
        {
            passkeys = all.Select(PasskeyViews.Of),
            rpId = site.RpId,
            userId = Base64Url.Encode(Encoding.UTF8.GetBytes(entity.Id)),
            name = entity.Name,
            displayName = entity.DisplayName,
        });
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext http, string credentialId, PasskeyStore passkeys, RecentSignIn recent, ILogger<PasskeyStore> log)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return Refuse(log, NotSignedIn);
        if (Base64Url.Decode(credentialId) is not { } id) return NotFound();
        if (await StaleAsync(http, recent) is { } stale) return Refuse(log, stale);

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

    // Nobody is not told to sign in again but to sign in: the endpoint says so itself.
    private static async Task<PasskeyRefusal?> StaleAsync(HttpContext http, RecentSignIn recent) =>
        await SignIns.UserAtAsync(http) is null || await recent.HoldsAtAsync(http)
            ? null
            : new(PasskeyFailure.SignInAgain, "the last sign-in is too long ago");

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
