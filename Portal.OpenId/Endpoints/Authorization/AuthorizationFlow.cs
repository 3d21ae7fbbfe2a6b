using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Finds out who is there and what they agreed to, has it decided, and does what was decided.</summary>
internal sealed class AuthorizationFlow(
    SituationReader situations, AuthorizationIssuer issuer, AuthorizationResponse response, IInteractionPages pages,
    IConsentStore consents)
{
    /// <param name="park">Gives the text that a page carries to come back here.</param>
    public async Task<IResult> ContinueAsync(HttpContext http, AuthorizationRequest request, Interaction interaction, Func<ValueTask<string>> park)
    {
        var cancel = http.RequestAborted;
        var situation = await situations.ReadAsync(http, request, interaction, cancel);
        var decision = AuthorizationDecider.Decide(request, situation);
        if (decision is AuthorizationDecision.Refuse && interaction.Answer is { Allowed: false } && situation.User is { } user)
            await consents.RefuseAsync(user.Subject, request.Client.ClientId, request.ConsentScope, situation.Now, cancel);

        return decision switch
        {
            AuthorizationDecision.SignIn => new SeeOther(pages.SignIn(await park())),
            AuthorizationDecision.SignUp => new SeeOther(pages.SignUp(await park())),
            AuthorizationDecision.AskConsent => new SeeOther(pages.Consent(await park())),
            AuthorizationDecision.Refuse refuse => response.Error(request.Target, AuthorizationTrail.Decided(request, refuse.Error)),
            AuthorizationDecision.Issue issue => response.Ok(
                request.Target, await issuer.IssueAsync(request, issue, justAgreed: interaction.Answer is not null, cancel)),
            var unknown => throw new UnreachableException(unknown.GetType().Name),
        };
    }
}
