using Microsoft.AspNetCore.Http;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>Finds out whether the person has to be asked, ends the session, and sends the browser on.</summary>
internal sealed class EndSessionFlow(
    IEndUserSession session, ClientSubjects subjects, FrontChannelFrames frames, ParkedLogouts parked, IInteractionPages pages)
{
    /// <param name="confirmed">The person said yes on the portal's own page.</param>
    [Spec("RP-Initiated Logout §2")]
    public async Task<IResult> ContinueAsync(HttpContext http, EndSessionRequest request, bool confirmed)
    {
        var cancel = http.RequestAborted;
        var user = await session.FindAsync(http, cancel);

        // Without a hint the client is only claimed: who it is said to be must not be enough to sign people out or send them off.
        var mayGoOn = confirmed || (user is null ? request.Hint is not null || request.Target is null : await IsHintOfAsync(user, request, cancel));
        if (!mayGoOn) return new SeeOther(pages.SignOut(await parked.ParkAsync(request, cancel)));

        var onward = request.Target?.Address ?? pages.SignedOut;
        if (user is null) return new SeeOther(onward);

        var wanted = await frames.OfSessionAsync(user.SessionId, cancel);
        await session.EndAsync(http, cancel);
        return wanted.Count == 0 ? new SeeOther(onward) : pages.SigningOut(wanted, onward);
    }

    private async Task<bool> IsHintOfAsync(EndUser user, EndSessionRequest request, CancellationToken cancel) =>
        request is { Client: { } client, Hint: { } hint }
        && hint.Sid == SessionNames.For(client.ClientId, user.SessionId)
        && hint.Subject == (await subjects.PairwiseAsync(client, user.Subject, cancel) ?? user.Subject);
}
