using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>What the built-in app remembers between its request and the answer. The browser keeps it, encrypted: the portal has no memory of a run.</summary>
/// <param name="ClientId">The client that is tried out.</param>
/// <param name="TwinId">The one that stands in for it.</param>
/// <param name="UserId">Whose run it is.</param>
/// <param name="SessionId">The sign-in in which it was begun.</param>
/// <param name="At">When the twin was made, to the millisecond.</param>
internal sealed record DoctorRun(string ClientId, string TwinId, Guid UserId, Guid SessionId, DateTimeOffset At)
{
    public const string Callback = "/admin/doctor/callback";

    /// <summary>Where answers of the older flows are posted to, so that no token stands in an address. Form Post</summary>
    public const string Posted = "/admin/doctor/posted";

    public string State { get; init; } = OpaqueHandle.Create();

    public string Nonce { get; init; } = OpaqueHandle.Create();

    public string Verifier { get; init; } = OpaqueHandle.Create();

    /// <summary>The twin's, where it authenticates by one.</summary>
    public string? Secret { get; init; }

    /// <summary>The twin's private key (PKCS #8), where it signs with one.</summary>
    public byte[]? Key { get; init; }

    /// <summary>The twin acts for itself.</summary>
    public bool Machine { get; init; }

    /// <summary>How tokens are asked for; the older flows have them come through the browser.</summary>
    public string ResponseType { get; init; } = ParameterNames.Code;

    public bool IsOlder => ResponseType != ParameterNames.Code;

    /// <summary>The twin's redirect URI, within the portal.</summary>
    public string ReturnsTo => IsOlder ? Posted : Callback;

    /// <summary>What is asked for; empty asks for nothing in particular.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Whether the answer is to bring a code, an access token or an id token, by their names in a response type.</summary>
    public bool Asks(string part) => ResponseType.Split(' ').Contains(part);
}
