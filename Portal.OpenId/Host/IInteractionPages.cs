using Microsoft.AspNetCore.Http;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Host;

/// <summary>The pages that the engine sends a browser to, or shows in its own place.</summary>
public interface IInteractionPages
{
    /// <summary>Where a person signs in.</summary>
    /// <param name="parkedRequest">The request to resume afterwards; opaque, signed and expiring.</param>
    /// <returns>A path local to the portal, with the parked request in its query.</returns>
    string SignIn(string parkedRequest);

    /// <summary>Where a person makes an account.</summary>
    /// <param name="parkedRequest">The request to resume afterwards; opaque, signed and expiring.</param>
    /// <returns>A path local to the portal, with the parked request in its query.</returns>
    string SignUp(string parkedRequest);

    /// <summary>Where a person decides what to share.</summary>
    /// <param name="parkedRequest">The request to resume afterwards; opaque, signed and expiring.</param>
    /// <returns>A path local to the portal, with the parked request in its query.</returns>
    string Consent(string parkedRequest);

    /// <summary>Where a person types in the code that a device shows: a path local to the portal; <c>user_code</c> in its query fills it in.</summary>
    string Device { get; }

    /// <summary>Where a person says whether they want to be signed out.</summary>
    /// <param name="parkedLogout">The logout that a yes goes on with; opaque, signed and expiring.</param>
    /// <returns>A path local to the portal, with the parked logout in its query.</returns>
    string SignOut(string parkedLogout);

    /// <summary>Where a person who is signed out ends up when no client wants them back: a path local to the portal.</summary>
    string SignedOut { get; }

    /// <summary>A page that opens clients' addresses in hidden frames and goes on when they are loaded. Front-Channel Logout §3</summary>
    /// <param name="frames">What to open; the page allows frames of these origins and no others.</param>
    /// <param name="onward">Where it goes on to: a registered address or a path local to the portal.</param>
    /// <returns>The page.</returns>
    IResult SigningOut(IReadOnlyList<Uri> frames, string onward);

    /// <summary>A page for a request that cannot go back to its client. RFC 6749 §4.1.2.1</summary>
    /// <param name="error">What was wrong with the request.</param>
    /// <returns>The page, with the error's status; never a redirect.</returns>
    IResult Error(OAuthError error);
}
