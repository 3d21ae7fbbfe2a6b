using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.OpenId.Clients;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>The addresses that the browser opens in hidden frames so that clients forget the person, too. Front-Channel Logout §2</summary>
internal sealed class FrontChannelFrames(IGrantStore grants, IClientStore clients, IOptions<OpenIdOptions> options)
{
    /// <summary>One for each client that took part in the session and wants it.</summary>
    public async Task<IReadOnlyList<Uri>> OfSessionAsync(string sessionId, CancellationToken cancel)
    {
        var frames = new List<Uri>();
        foreach (var participant in await grants.ClientsOfSessionAsync(sessionId, cancel))
        {
            if (await clients.FindAsync(participant.ClientId, cancel) is { } client && FrameOf(client, sessionId) is { } frame)
                frames.Add(frame);
        }

        return frames;
    }

    [Spec("Front-Channel Logout §2")]
    private Uri? FrameOf(RegisteredClient client, string sessionId)
    {
        var metadata = client.Metadata;
        if (metadata.FrontchannelLogoutUri is not { } registered || !IsAtARedirectUri(registered, metadata)) return null;

        // Both or neither: a client could not tell what a session id means without the issuer.
        return new(metadata.FrontchannelLogoutSessionRequired != true
            ? registered
            : QueryHelpers.AddQueryString(registered, new Dictionary<string, string?>
            {
                [ParameterNames.Iss] = options.Value.Issuer,
                [ParameterNames.Sid] = SessionNames.For(client.ClientId, sessionId),
            }));
    }

    // Scheme, host and port have to be those of a redirect URI, so that nobody is made to open some other site's address.
    private static bool IsAtARedirectUri(string address, ClientMetadata metadata) =>
        OriginOf(address) is { } origin && metadata.RedirectUris.Any(uri => OriginOf(uri) == origin);

    private static string? OriginOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
