using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Decides what happens with a valid request, from what is known now and nothing else. Core §3.1.2.3, §3.1.2.4</summary>
internal static class AuthorizationDecider
{
    public static AuthorizationDecision Decide(
        AuthorizationRequest request, EndUser? user, Consent? remembered, Interaction interaction, DateTimeOffset now)
    {
        var mayAsk = !request.Prompts(Prompt.None);
        if (user is null || MustSignInAgain(request, user, interaction, now))
            return mayAsk ? new AuthorizationDecision.SignIn() : new AuthorizationDecision.Refuse(Errors.LoginRequired);

        if (interaction.Answer is { } answer) return Answered(request, user, answer);

        if (MustAsk(request, remembered))
            return mayAsk ? new AuthorizationDecision.AskConsent() : new AuthorizationDecision.Refuse(Errors.ConsentRequired);

        return new AuthorizationDecision.Issue(user, request.Scope);
    }

    // A sign-in since the request came in is as fresh as anyone can ask for; without this, max_age=0 could never be met.
    [Spec("Core §3.1.2.3")]
    private static bool MustSignInAgain(AuthorizationRequest request, EndUser user, Interaction interaction, DateTimeOffset now)
    {
        if (user.AuthTime >= interaction.Since) return false;

        return request.Prompts(Prompt.Login)
            || request.Prompts(Prompt.SelectAccount)
            || (request.MaxAge is { } age && now - user.AuthTime > age);
    }

    [Spec("Core §3.1.2.4")]
    private static bool MustAsk(AuthorizationRequest request, Consent? remembered)
    {
        if (request.Prompts(Prompt.Consent)) return true;

        return request.Client.Metadata.Consent switch
        {
            ConsentModes.Skip => false,
            ConsentModes.Explicit => true,
            _ => remembered is null || !request.Scope.IsWithin(remembered.Scope),
        };
    }

    // The page may only have taken scopes away; openid stays, because without it this would be another kind of request.
    [Spec("RFC 6749 §3.3")]
    private static AuthorizationDecision Answered(AuthorizationRequest request, EndUser user, ConsentAnswer answer)
    {
        var granted = request.Scope.Intersect(answer.Scope.Union(ScopeSet.Of([StandardScopes.OpenId])));
        return answer.Allowed && granted.Count > 0
            ? new AuthorizationDecision.Issue(user, granted)
            : new AuthorizationDecision.Refuse(Errors.Denied);
    }
}
