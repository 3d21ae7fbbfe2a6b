using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What happens next with a valid request.</summary>
internal abstract record AuthorizationDecision
{
    private AuthorizationDecision()
    {
    }

    /// <summary>The client gets what it asked for, as far as the person agreed.</summary>
    public sealed record Issue(EndUser User, ScopeSet Agreed) : AuthorizationDecision;

    /// <summary>The person has to sign in, for the first time or again.</summary>
    public sealed record SignIn : AuthorizationDecision;

    /// <summary>The person is to make an account.</summary>
    public sealed record SignUp : AuthorizationDecision;

    /// <summary>The person has to decide what to share.</summary>
    public sealed record AskConsent : AuthorizationDecision;

    /// <summary>The client gets an error.</summary>
    public sealed record Refuse(OAuthError Error) : AuthorizationDecision;
}
