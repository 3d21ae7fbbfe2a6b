using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Decides what happens with a valid request, from what is known now and nothing else. Core §3.1.2.3, §3.1.2.4</summary>
internal static class AuthorizationDecider
{
    public static AuthorizationDecision Decide(AuthorizationRequest request, Situation now)
    {
        var mayAsk = !request.Prompts(Prompt.None);
        if (request.Prompts(Prompt.Create) && !now.SignedInSince) return new AuthorizationDecision.SignUp();

        if (now.User is not { } user || MustSignInAgain(request, user, now))
            return mayAsk ? new AuthorizationDecision.SignIn() : new AuthorizationDecision.Refuse(Errors.LoginRequired);

        if (NotGoodEnough(request, user, now) is { } unmet)
            return mayAsk && !now.SignedInSince ? new AuthorizationDecision.SignIn() : new AuthorizationDecision.Refuse(unmet);

        if (now.Interaction.Answer is { } answer) return Answered(request, user, answer);

        if (MustAsk(request, now))
            return mayAsk ? new AuthorizationDecision.AskConsent() : new AuthorizationDecision.Refuse(Errors.ConsentRequired);

        return new AuthorizationDecision.Issue(user, request.ConsentScope);
    }

    // A sign-in since the request came in settles it; without this, max_age=0 could never be met.
    [Spec("Core §3.1.2.3")]
    private static bool MustSignInAgain(AuthorizationRequest request, EndUser user, Situation now)
    {
        if (now.SignedInSince) return false;

        return request.Prompts(Prompt.Login)
            || (request.Prompts(Prompt.SelectAccount) && !now.ChosenSince)
            || (request.MaxAge is { } age && now.Now - user.AuthTime > age)
            || (!request.Prompts(Prompt.None) && !Reaches(request.AcrValues, user.Acr, now.AcrLadder));
    }

    // What the client insists on. Nothing else than signing in differently could help, so it is tried once.
    [Spec("Core §3.1.2.1")]
    [Spec("Core §5.5.1.1")]
    private static OAuthError? NotGoodEnough(AuthorizationRequest request, EndUser user, Situation now)
    {
        if (request.ExpectedSubject is not null && request.ExpectedSubject != now.ClientSubject) return Errors.LoginRequired;

        var essential = request.Claims?.EssentialAcr ?? [];
        return essential.Count == 0 || (essential.Any(now.AcrLadder.Contains) && Reaches(essential, user.Acr, now.AcrLadder)) ? null : Errors.AcrNotMet;
    }

    // A better sign-in than the one asked for will do; values that no sign-in here can reach are only a wish.
    [Spec("Core §5.5.1.1")]
    private static bool Reaches(IReadOnlyList<string> wanted, string acr, IReadOnlyList<string> ladder)
    {
        var reachable = wanted.Where(ladder.Contains).ToList();
        return reachable.Count == 0 || reachable.Any(value => Rung(ladder, acr) <= Rung(ladder, value));

        static int Rung(IReadOnlyList<string> ladder, string acr) => ladder.Contains(acr) ? ladder.TakeWhile(rung => rung != acr).Count() : int.MaxValue;
    }

    [Spec("Core §3.1.2.4")]
    private static bool MustAsk(AuthorizationRequest request, Situation now)
    {
        if (request.Prompts(Prompt.Consent)) return true;

        return request.Client.Metadata.Consent switch
        {
            ConsentModes.Skip => false,
            ConsentModes.Explicit => true,
            _ => now.Remembered is null || !request.ConsentScope.IsWithin(now.Remembered.Scope),
        };
    }

    // The page may only have taken scopes away; openid stays, because without it this would be another kind of request.
    [Spec("RFC 6749 §3.3")]
    private static AuthorizationDecision Answered(AuthorizationRequest request, EndUser user, ConsentAnswer answer)
    {
        var agreed = request.ConsentScope.Intersect(answer.Scope.Union(ScopeSet.Of([StandardScopes.OpenId])));
        return answer.Allowed && request.Scope.Intersect(agreed).Count > 0
            ? new AuthorizationDecision.Issue(user, agreed)
            : new AuthorizationDecision.Refuse(Errors.Denied);
    }
}
