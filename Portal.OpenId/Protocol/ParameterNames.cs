namespace Portal.OpenId.Protocol;

/// <summary>Wire names of request and response parameters; nowhere else is such a name spelled.</summary>
public static class ParameterNames
{
#pragma warning disable CS1591 // each constant is its own wire name
    public const string AccessToken = "access_token";
    public const string AcrValues = "acr_values";
    public const string Claims = "claims";
    public const string ClaimsLocales = "claims_locales";
    public const string ClientAssertion = "client_assertion";
    public const string ClientAssertionType = "client_assertion_type";
    public const string ClientId = "client_id";
    public const string ClientSecret = "client_secret";
    public const string Code = "code";
    public const string CodeChallenge = "code_challenge";
    public const string CodeChallengeMethod = "code_challenge_method";
    public const string CodeVerifier = "code_verifier";
    public const string Decision = "decision";
    public const string DeviceCode = "device_code";
    public const string Display = "display";
    public const string Error = "error";
    public const string ErrorDescription = "error_description";
    public const string ExpiresIn = "expires_in";
    public const string GrantType = "grant_type";
    public const string IdToken = "id_token";
    public const string IdTokenHint = "id_token_hint";
    public const string Iss = "iss";
    public const string LoginHint = "login_hint";
    public const string LogoutToken = "logout_token";
    public const string MaxAge = "max_age";
    public const string Nonce = "nonce";
    public const string Password = "password";
    public const string PostLogoutRedirectUri = "post_logout_redirect_uri";
    public const string Prompt = "prompt";
    public const string RedirectUri = "redirect_uri";
    public const string RefreshToken = "refresh_token";
    public const string Registration = "registration";
    public const string Request = "request";
    public const string RequestUri = "request_uri";
    public const string ResponseMode = "response_mode";
    public const string ResponseType = "response_type";
    public const string Scope = "scope";
    public const string Sid = "sid";
    public const string State = "state";
    public const string Token = "token";
    public const string TokenType = "token_type";
    public const string UiLocales = "ui_locales";
    public const string UserCode = "user_code";
    public const string Username = "username";
#pragma warning restore CS1591
}
