using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Endpoints.Authorization.Responses;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Asks who is there and what they agreed to, has it decided, and does what was decided.</summary>
internal sealed class AuthorizationFlow(
    IEndUserSession session, IConsentStore consents, AuthorizationCodeIssuer codes, AuthorizationResponse response, IInteractionPages pages,
    TimeProvider clock)
{
    /// <param name="park">Gives the text that a page carries to come back here.</param>
    public async Task<IResult> ContinueAsync(HttpContext http, AuthorizationRequest request, Interaction interaction, Func<ValueTask<string>> park)
    {
        var cancel = http.RequestAborted;
        var user = await session.FindAsync(http, cancel);
        var remembered = user is null ? null : await consents.FindAsync(user.Subject, request.Client.ClientId, cancel);

        return AuthorizationDecider.Decide(request, user, remembered, interaction, clock.GetUtcNow()) switch
        {
            AuthorizationDecision.SignIn => new SeeOther(pages.SignIn(await park())),
            AuthorizationDecision.AskConsent => new SeeOther(pages.Consent(await park())),
            AuthorizationDecision.Refuse refuse => response.Error(request.Target, refuse.Error),
            AuthorizationDecision.Issue issue => response.Code(
                request.Target, await codes.IssueAsync(request, issue, agreed: interaction.Answer is not null, cancel)),
            var unknown => throw new UnreachableException(unknown.GetType().Name),
        };
    }
}
