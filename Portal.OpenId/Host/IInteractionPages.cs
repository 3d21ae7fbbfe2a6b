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

    /// <summary>A page for a request that cannot go back to its client. RFC 6749 §4.1.2.1</summary>
    /// <param name="error">What was wrong with the request.</param>
    /// <returns>The page, with the error's status; never a redirect.</returns>
    IResult Error(OAuthError error);
}
