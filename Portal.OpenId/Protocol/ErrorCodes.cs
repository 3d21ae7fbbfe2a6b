namespace Portal.OpenId.Protocol;

/// <summary>The <c>error</c> values that the portal answers with, each from its standard.</summary>
public static class ErrorCodes
{
    /// <summary>RFC 6749 §4.1.2.1, §5.2</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>RFC 6749 §5.2</summary>
    public const string InvalidClient = "invalid_client";

    /// <summary>RFC 6749 §5.2</summary>
    public const string InvalidGrant = "invalid_grant";

    /// <summary>RFC 6749 §4.1.2.1, §5.2</summary>
    public const string UnauthorizedClient = "unauthorized_client";

    /// <summary>RFC 6749 §5.2</summary>
    public const string UnsupportedGrantType = "unsupported_grant_type";

    /// <summary>RFC 6749 §4.1.2.1</summary>
    public const string UnsupportedResponseType = "unsupported_response_type";

    /// <summary>RFC 6749 §4.1.2.1, §5.2</summary>
    public const string InvalidScope = "invalid_scope";

    /// <summary>RFC 6749 §4.1.2.1</summary>
    public const string AccessDenied = "access_denied";

    /// <summary>RFC 8628 §3.5</summary>
    public const string AuthorizationPending = "authorization_pending";

    /// <summary>RFC 8628 §3.5</summary>
    public const string SlowDown = "slow_down";

    /// <summary>RFC 8628 §3.5</summary>
    public const string ExpiredToken = "expired_token";

    /// <summary>RFC 6749 §4.1.2.1</summary>
    public const string ServerError = "server_error";

    /// <summary>Core §3.1.2.6</summary>
    public const string InteractionRequired = "interaction_required";

    /// <summary>Core §3.1.2.6</summary>
    public const string LoginRequired = "login_required";

    /// <summary>Core §3.1.2.6</summary>
    public const string AccountSelectionRequired = "account_selection_required";

    /// <summary>Core §3.1.2.6</summary>
    public const string ConsentRequired = "consent_required";

    /// <summary>OpenID Connect Core Error Code unmet_authentication_requirements 1.0</summary>
    public const string UnmetAuthenticationRequirements = "unmet_authentication_requirements";

    /// <summary>Core §3.1.2.6, §6.1</summary>
    public const string RequestNotSupported = "request_not_supported";

    /// <summary>Core §3.1.2.6, §6.2</summary>
    public const string RequestUriNotSupported = "request_uri_not_supported";

    /// <summary>RFC 9101 §7; Core §3.1.2.6</summary>
    public const string InvalidRequestObject = "invalid_request_object";

    /// <summary>RFC 9101 §7; Core §3.1.2.6</summary>
    public const string InvalidRequestUri = "invalid_request_uri";

    /// <summary>Core §3.1.2.6, §7.2.1</summary>
    public const string RegistrationNotSupported = "registration_not_supported";

    /// <summary>RFC 7591 §3.2.2</summary>
    public const string InvalidRedirectUri = "invalid_redirect_uri";

    /// <summary>RFC 7591 §3.2.2</summary>
    public const string InvalidClientMetadata = "invalid_client_metadata";

    /// <summary>RFC 6749 §4.1.2.1</summary>
    public const string TemporarilyUnavailable = "temporarily_unavailable";

    /// <summary>RFC 6750 §3.1</summary>
    public const string InvalidToken = "invalid_token";

    /// <summary>RFC 6750 §3.1</summary>
    public const string InsufficientScope = "insufficient_scope";
}
