using System.Text;
using Microsoft.AspNetCore.Http;

namespace Portal.OpenId.Protocol;

/// <summary>Every refusal that the engine answers with: the one place where an error's words are written.</summary>
public static class Errors
{
    /// <summary>The body cannot be a form. RFC 6749 §3.2, Appendix B</summary>
    public static OAuthError NotAForm { get; } = new(
        ErrorCodes.InvalidRequest, "The content type must be application/x-www-form-urlencoded", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>More than <see cref="RequestParameters.BodyLimit"/> bytes.</summary>
    public static OAuthError BodyTooLarge { get; } = new(
        ErrorCodes.InvalidRequest, "The request body is larger than 64 KiB", StatusCodes.Status413PayloadTooLarge);

    /// <summary>Broken escapes, text that is not UTF-8, control characters or too many parameters.</summary>
    public static OAuthError Unreadable { get; } = new(
        ErrorCodes.InvalidRequest, "The parameters are not well-formed application/x-www-form-urlencoded in UTF-8");

    /// <summary>No client has the given id. RFC 6749 §4.1.2.1</summary>
    public static OAuthError UnknownClient { get; } = new(ErrorCodes.InvalidRequest, "client_id is not known here");

    /// <summary>The redirect URI is none of the client's. RFC 6749 §4.1.2.1</summary>
    public static OAuthError UnregisteredRedirectUri { get; } = new(
        ErrorCodes.InvalidRequest, "redirect_uri is not registered for this client");

    /// <summary>The client did not prove who it is: the same words for an unknown client and a wrong secret. RFC 6749 §5.2</summary>
    public static OAuthError ClientNotAuthenticated { get; } = new(
        ErrorCodes.InvalidClient, "Client authentication failed", StatusCodes.Status401Unauthorized);

    /// <summary>More than one way to authenticate at once. RFC 6749 §2.3</summary>
    public static OAuthError SeveralClientAuthentications { get; } = new(
        ErrorCodes.InvalidRequest, "Only one client authentication method may be used in a request");

    /// <summary>The parked request is too old, tampered with, or not one of ours.</summary>
    public static OAuthError ParkedRequestExpired { get; } = new(
        ErrorCodes.InvalidRequest, "The request took too long or was altered; start again at the app");

    /// <summary>A form that should come from one of the portal's own pages does not.</summary>
    public static OAuthError NotFromOurPage { get; } = new(
        ErrorCodes.InvalidRequest, "The form did not come from this portal, or somebody else has signed in since; start again at the app");

    /// <summary>The person said no. RFC 6749 §4.1.2.1</summary>
    public static OAuthError Denied { get; } = new(ErrorCodes.AccessDenied, "The person did not agree to share");

    /// <summary>Nobody has answered the device yet. RFC 8628 §3.5</summary>
    public static OAuthError AuthorizationPending { get; } = new(ErrorCodes.AuthorizationPending, "The person has not answered yet");

    /// <summary>Nobody has answered the device yet, and it asks too often. RFC 8628 §3.5</summary>
    public static OAuthError SlowDown { get; } = new(
        ErrorCodes.SlowDown, "The person has not answered yet; from now on wait 5 seconds longer between two requests");

    /// <summary>Nobody answered the device in time. RFC 8628 §3.5</summary>
    public static OAuthError DeviceCodeExpired { get; } = new(ErrorCodes.ExpiredToken, "The device code has expired; ask for a new one");

    /// <summary>Too many devices ask from one address. RFC 6585 §4</summary>
    public static OAuthError TooManyDevices { get; } = new(
        ErrorCodes.TemporarilyUnavailable, "Too many requests from this address; try again later", StatusCodes.Status429TooManyRequests);

    /// <summary>A session would have to be established or renewed. Core §3.1.2.6</summary>
    public static OAuthError LoginRequired { get; } = new(ErrorCodes.LoginRequired, "The person must sign in");

    /// <summary>The person would have to decide. Core §3.1.2.6</summary>
    public static OAuthError ConsentRequired { get; } = new(ErrorCodes.ConsentRequired, "The person must agree first");

    /// <summary>The person would have to choose an account. Core §3.1.2.6</summary>
    public static OAuthError AccountSelectionRequired { get; } = new(ErrorCodes.AccountSelectionRequired, "The person must choose an account");

    /// <summary>The sign-in that the client insists on cannot be reached.</summary>
    public static OAuthError AcrNotMet { get; } = new(
        ErrorCodes.UnmetAuthenticationRequirements, "The person did not sign in the way that acr asks for");

    /// <summary>The id_token_hint is not an id token of the portal. Core §3.1.2.1</summary>
    public static OAuthError InvalidIdTokenHint { get; } = new(ErrorCodes.InvalidRequest, "id_token_hint is not an id token of this issuer");

    /// <summary>The id_token_hint was issued to another client than the one named. RP-Initiated Logout §2</summary>
    public static OAuthError HintOfAnotherClient { get; } = new(ErrorCodes.InvalidRequest, "client_id is not the client of id_token_hint");

    /// <summary>The address to go to after a logout is none of the client's. RP-Initiated Logout §3</summary>
    public static OAuthError UnregisteredPostLogoutRedirectUri { get; } = new(
        ErrorCodes.InvalidRequest, "post_logout_redirect_uri is not registered for this client");

    /// <summary>The token was issued to somebody else. RFC 7009 §2.1</summary>
    public static OAuthError NotTheClientsToken { get; } = new(ErrorCodes.UnauthorizedClient, "The token was not issued to this client");

    /// <summary>The body cannot be a registration. RFC 7591 §3.1</summary>
    public static OAuthError NotJson { get; } = new(
        ErrorCodes.InvalidRequest, "The content type must be application/json", StatusCodes.Status415UnsupportedMediaType);

    /// <summary>This installation registers no clients by themselves.</summary>
    public static OAuthError RegistrationClosed { get; } = new(
        ErrorCodes.AccessDenied, "Clients cannot register themselves here; ask an administrator", StatusCodes.Status403Forbidden);

    /// <summary>Too many registrations from one address. RFC 6585 §4</summary>
    public static OAuthError TooManyRegistrations { get; } = new(
        ErrorCodes.TemporarilyUnavailable, "Too many registrations from this address; try again later", StatusCodes.Status429TooManyRequests);

    /// <summary>No bearer token in the request. RFC 6750 §3.1 asks for a challenge without an error code then.</summary>
    public static OAuthError NoBearerToken { get; } = new("", "", StatusCodes.Status401Unauthorized);

    /// <summary>The access token is unknown, expired, revoked or not for this. RFC 6750 §3.1</summary>
    public static OAuthError InvalidToken { get; } = new(
        ErrorCodes.InvalidToken, "The access token is not valid, has expired or was revoked", StatusCodes.Status401Unauthorized);

    /// <summary>The access token does not reach this far. RFC 6750 §3.1</summary>
    /// <param name="scope">The scope it lacks.</param>
    /// <returns>The error, with status 403.</returns>
    public static OAuthError InsufficientScope(string scope) => new(
        ErrorCodes.InsufficientScope, $"The access token lacks the scope {scope}", StatusCodes.Status403Forbidden)
    { Scope = scope };

    /// <summary>A parameter appears more than once. RFC 6749 §3.1</summary>
    /// <param name="parameter">Its name, as sent.</param>
    /// <returns>The error.</returns>
    public static OAuthError Repeated(string parameter) => InvalidRequest($"{(parameter.Length <= 64 ? parameter : "A parameter")} is given more than once");

    /// <summary>A required parameter is missing or empty.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>The error.</returns>
    public static OAuthError Missing(string parameter) => InvalidRequest($"{parameter} is missing");

    /// <summary>A parameter's value is unusable.</summary>
    /// <param name="description">Names the parameter and what is wrong with it.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidRequest(string description) => new(ErrorCodes.InvalidRequest, Wire(description));

    /// <summary>The code or refresh token cannot be used. RFC 6749 §5.2</summary>
    /// <param name="description">Why.</param>
    /// <param name="detail">More for the log.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidGrant(string description, string? detail = null) =>
        new(ErrorCodes.InvalidGrant, Wire(description), Detail: detail);

    /// <summary>A scope is unknown, malformed or not for this client. RFC 6749 §4.1.2.1, §5.2</summary>
    /// <param name="description">Which one.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidScope(string description) => new(ErrorCodes.InvalidScope, Wire(description));

    /// <summary>A redirect URI cannot be registered. RFC 7591 §3.2.2</summary>
    /// <param name="description">Which one, and why.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidRedirectUri(string description) => new(ErrorCodes.InvalidRedirectUri, Wire(description));

    /// <summary>A member of a registration cannot be used. RFC 7591 §3.2.2</summary>
    /// <param name="description">Which one, and why.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidClientMetadata(string description) => new(ErrorCodes.InvalidClientMetadata, Wire(description));

    /// <summary>The client is not registered for what it asks. RFC 6749 §4.1.2.1, §5.2</summary>
    /// <param name="description">What it is not registered for.</param>
    /// <returns>The error.</returns>
    public static OAuthError UnauthorizedClient(string description) => new(ErrorCodes.UnauthorizedClient, Wire(description));

    /// <summary>A signed request is not one, or says what it must not. RFC 9101 §7</summary>
    /// <param name="description">What is wrong with it.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidRequestObject(string description) => new(ErrorCodes.InvalidRequestObject, Wire(description));

    /// <summary>There is no usable signed request at that address. RFC 9101 §7</summary>
    /// <param name="description">Why.</param>
    /// <returns>The error.</returns>
    public static OAuthError InvalidRequestUri(string description) => new(ErrorCodes.InvalidRequestUri, Wire(description));

    /// <summary>Nobody may use this here.</summary>
    /// <param name="code">The code that the standard gives for it.</param>
    /// <param name="description">What is not supported.</param>
    /// <returns>The error.</returns>
    public static OAuthError NotSupported(string code, string description) => new(code, Wire(description));

    /// <summary>The endpoint does not know the method. RFC 9110 §15.5.6</summary>
    /// <param name="method">The request's method.</param>
    /// <returns>The error, with status 405.</returns>
    public static OAuthError MethodNotAllowed(string method) => new(
        ErrorCodes.InvalidRequest, Wire($"{method} is not allowed here"), StatusCodes.Status405MethodNotAllowed);

    // What a client sent can end up in a description; only these characters may go on the wire (RFC 6749 §5.2).
    private static string Wire(string description)
    {
        var text = new StringBuilder(description.Length);
        foreach (var c in description.Length > 300 ? description[..300] : description)
            text.Append(c is ' ' or '!' or (>= '#' and <= '[') or (>= ']' and <= '~') ? c : '?');

        return text.ToString();
    }
}
