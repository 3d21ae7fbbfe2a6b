using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Endpoints.Authorization.Parameters;
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
        var subject = await SubjectAsync(request, user, cancel);
        if (request.ExpectedSubject is not null && subject != request.ExpectedSubject && request.Prompts(Prompt.None))
            (user, subject) = await AmongOthersAsync(http, request, cancel) ?? (user, subject);
        if (user is null) return new(null, null, null, interaction, clock.GetUtcNow(), options.Value.AcrValues);

        var remembered = await consents.FindAsync(user.Subject, request.Client.ClientId, cancel);
        return new(user, subject, remembered, interaction, clock.GetUtcNow(), options.Value.AcrValues);
    }

    // An app may go on renewing its own person's sign-in while another account of the browser is in use.
    private async ValueTask<(EndUser? User, string? Subject)?> AmongOthersAsync(HttpContext http, AuthorizationRequest request, CancellationToken cancel)
    {
        foreach (var other in await session.ListOthersAsync(http, cancel))
        {
            if (await SubjectAsync(request, other, cancel) == request.ExpectedSubject) return (other, request.ExpectedSubject);
        }

        return null;
    }

    private async ValueTask<string?> SubjectAsync(AuthorizationRequest request, EndUser? user, CancellationToken cancel) =>
        user is null || request.ExpectedSubject is null ? null : await subjects.PairwiseAsync(request.Client, user.Subject, cancel) ?? user.Subject;
}
