using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What came of reading an authorization request. RFC 6749 §4.1.2.1</summary>
internal abstract record AuthorizationReading
{
    private AuthorizationReading()
    {
    }

    /// <summary>Nothing says where the answer may go: the person sees a page.</summary>
    public sealed record Shown(OAuthError Error) : AuthorizationReading;

    /// <summary>The client can be told.</summary>
    public sealed record Returned(OAuthError Error, RedirectTarget Target) : AuthorizationReading;

    /// <summary>Every parameter holds.</summary>
    /// <param name="Parameters">Those that counted: of a signed request, what was signed.</param>
    public sealed record Read(AuthorizationRequest Request, RequestParameters Parameters) : AuthorizationReading;
}
