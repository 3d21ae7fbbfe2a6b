namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Judges addresses that a client names for people or for the portal to follow: what is wrong, or null.</summary>
internal static class WebAddress
{
    private const int LengthLimit = 2000;

    /// <summary>https, or http on this computer for development; without a fragment or user information.</summary>
    public static string? SecureFault(string text) =>
        Parse(text) is not { } uri || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? "is not an https address"
            : text.Contains('#') ? "has a fragment" : null;

    /// <summary>Something that a person can open in a browser.</summary>
    public static string? ShownFault(string text) =>
        Parse(text) is { } uri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? null : "is not an http or https address";

    /// <summary>Which API a token is for. RFC 8707 §2</summary>
    public static string? ResourceFault(string text) =>
        Parse(text) is null ? "is not an absolute address" : text.Contains('#') ? "has a fragment" : null;

    /// <summary>An absolute address, without user information; null when it is none.</summary>
    public static Uri? Parse(string text) =>
        text.Length <= LengthLimit && !text.StartsWith('/') && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
            && !text.Any(c => c is <= ' ' or > '~')
            ? uri
            : null;
}
