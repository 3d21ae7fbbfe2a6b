using Microsoft.AspNetCore.WebUtilities;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>The only place that a browser is sent to after a logout; exists only for a registered URI. RP-Initiated Logout §3</summary>
internal sealed record PostLogoutTarget
{
    // They run or read something instead of leading anywhere, and one of our own pages links to the target.
    private static readonly string[] NoPlaces = ["javascript", "data", "vbscript", "blob", "file"];

    private PostLogoutTarget(string uri, string? state) => (Uri, State) = (uri, state);

    public string Uri { get; }

    public string? State { get; }

    /// <summary>The URI with what goes back to the client.</summary>
    public string Address => State is null ? Uri : QueryHelpers.AddQueryString(Uri, ParameterNames.State, State);

    /// <summary>Judges a URI character by character: here not even the port of a loopback address may differ.</summary>
    [Spec("RP-Initiated Logout §3")]
    public static Outcome<PostLogoutTarget> For(RegisteredClient client, string uri, string? state)
    {
        if (state?.Length > Authorization.Parameters.State.Limit) return Errors.InvalidRequest("state is longer than 4096 characters");

        return client.Metadata.PostLogoutRedirectUris?.Contains(uri, StringComparer.Ordinal) == true
        && System.Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && !NoPlaces.Contains(parsed.Scheme)
            ? new PostLogoutTarget(uri, state)
            : Errors.UnregisteredPostLogoutRedirectUri;
    }
}
