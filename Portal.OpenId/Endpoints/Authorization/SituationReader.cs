using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Finds out what a decision has to be made from.</summary>
internal sealed class SituationReader(
    IEndUserSession session, IConsentStore consents, ClientSubjects subjects, TimeProvider clock, IOptions<OpenIdOptions> options)
{
    public async ValueTask<Situation> ReadAsync(HttpContext http, AuthorizationRequest request, Interaction interaction, CancellationToken cancel)
    {
        var user = await session.FindAsync(http, cancel);
        if (user is null) return new(null, null, null, interaction, clock.GetUtcNow(), options.Value.AcrValues);

        var remembered = await consents.FindAsync(user.Subject, request.Client.ClientId, cancel);
        var subject = request.ExpectedSubject is null
            ? null
            : await subjects.PairwiseAsync(request.Client, user.Subject, cancel) ?? user.Subject;
        return new(user, subject, remembered, interaction, clock.GetUtcNow(), options.Value.AcrValues);
    }
}
