using Portal.OpenId.Endpoints.Registration;

namespace Portal.OpenId;

/// <summary>What an installation decides about the engine. The host fills it from its configuration and validates it at start.</summary>
public sealed class OpenIdOptions
{
    /// <summary>The longest life that any token with a signature may be given. For so long the key that signed it stays published.</summary>
    public static readonly TimeSpan LongestTokenLifetime = TimeSpan.FromDays(1);

    /// <summary>The issuer identifier: one byte string, no trailing slash, the same everywhere it appears. Discovery §3; RFC 8414 §2</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The <c>acr</c> values that the host's sign-in can give, best first. Core §2</summary>
    public IReadOnlyList<string> AcrValues { get; set; } = [];

    /// <summary>Whether and how clients register themselves. RFC 7591</summary>
    public RegistrationPolicy Registration { get; } = new();

    /// <summary>How long an authorization code can be exchanged. RFC 6749 §4.1.2 asks for at most ten minutes.</summary>
    public TimeSpan AuthorizationCodeLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a person may take to type in a device's code and to answer. RFC 8628 §6.1</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a device waits between two questions, to begin with; whole seconds. RFC 8628 §3.2</summary>
    public TimeSpan DevicePollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an access token is accepted, unless its client has a life of its own.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an id token says that it holds.</summary>
    public TimeSpan IdTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a refresh token may lie unused.</summary>
    public TimeSpan RefreshTokenIdleLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a family of refresh tokens may live in all.</summary>
    public TimeSpan RefreshTokenAbsoluteLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a client that lost the answer may present a replaced refresh token again.</summary>
    public TimeSpan RefreshTokenRetryWindow { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a person may take between asking and deciding: signing in, making an account, reading the consent page.</summary>
    public TimeSpan ParkedRequestLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a signing key signs before the next one takes over.</summary>
    public TimeSpan KeyRotation { get; set; } = TimeSpan.FromDays(90);
}
