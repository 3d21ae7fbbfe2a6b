using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Passkeys;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>Makes a portal wait for the answer that a vector of the standard has.</summary>
internal static class W3CCeremonies
{
    public static async Task OfferAsync(this TestPortal portal, TestBrowser browser, W3CVector vector) =>
        await SwapChallengeAsync(portal, JsonNode.Parse(await browser.CreationOptionsAsync())!, vector.RegistrationChallenge);

    public static async Task AskAsync(this TestPortal portal, TestBrowser browser, W3CVector vector) =>
        await SwapChallengeAsync(portal, JsonNode.Parse(await browser.RequestOptionsAsync())!, vector.AuthenticationChallenge);

    // The portal chose a challenge; what it remembers is changed to the one that the vector was signed for.
    private static async Task SwapChallengeAsync(TestPortal portal, JsonNode options, byte[] challenge)
    {
        var cancel = TestContext.Current.CancellationToken;
        var chosen = options["challenge"]!.GetValue<string>();
        await using var scope = portal.Services.CreateAsyncScope();
        var ceremonies = scope.ServiceProvider.GetRequiredService<PasskeyCeremonies>();
        var kind = options["rp"] is null ? PasskeyCeremonyKind.Get : PasskeyCeremonyKind.Create;
        var ceremony = (await ceremonies.TakeAsync(Base64Url.Decode(chosen)!, [kind], cancel)).Value!;
        var state = JsonNode.Parse(ceremony.State)!;
        state["challenge"] = Convert.ToBase64String(challenge);
        ceremony.State = state.ToJsonString();
        await ceremonies.OpenAsync(ceremony, challenge, cancel);
    }
}
