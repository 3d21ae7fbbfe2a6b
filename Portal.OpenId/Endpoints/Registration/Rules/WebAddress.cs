namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Judges addresses that a client names for people or for the portal to follow.</summary>
internal static class WebAddress
{
    private const int LengthLimit = 2000;

    /// <summary>https, or http on this computer for development; without a fragment or user information.</summary>
    public static bool IsSecure(string text) =>
        Parse(text) is { } uri && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) && !text.Contains('#');

    /// <summary>Something that a person can open in a browser.</summary>
    public static bool CanBeShown(string text) =>
        Parse(text) is { } uri && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static Uri? Parse(string text) =>
        text.Length <= LengthLimit && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && !text.Any(c => c is <= ' ' or > '~')
            ? uri
            : null;
}
