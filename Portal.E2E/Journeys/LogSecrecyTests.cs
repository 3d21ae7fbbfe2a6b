using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What a reader of the log must not be able to do with it.</summary>
public sealed class LogSecrecyTests(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private readonly HashSet<string> _secrets = [];

    [Fact]
    public async Task A_whole_journey_leaves_no_secret_in_the_log()
    {
        await using var app = await CSharpRelyingParty.StartAsync(SharedPortal.AppAt(Portal, "public"), Cancel);
        var visitor = await ArriveAsync();
        visitor.Context.Request += (_, request) => Note(request.Url);

        await visitor.SignUpAsync(Portal, Person.New());
        await NoteCookiesAsync(visitor);
        await visitor.SignOutAsync(Portal);
        await visitor.StartAtAsync(app);
        await visitor.PressPasskeyButtonAsync();
        await visitor.AllowAsync();
        Assert.Null((await visitor.BackAtAsync(app)).Error);
        Assert.Null((await visitor.RefreshAtAsync(app)).Error);
        await NoteCookiesAsync(visitor);
        await visitor.SignOutAsync(Portal);
        await visitor.Page.GotoAsync($"{Portal.Address}/signin");
        await visitor.EnterPasswordAsync("alice", "Wrong-Horse-9");
        await visitor.EnterPasswordAgainAsync(SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.ExpectSignedInAsync(Portal, "Alice Liddell");
        await NoteCookiesAsync(visitor);

        _secrets.UnionWith(app.Secrets);
        _secrets.UnionWith([SharedPortal.Password, SharedPortal.ClientSecret, "Wrong-Horse-9"]);
        Assert.True(_secrets.Count > 10, "The journey should have met codes, tokens, cookies, verifiers and parked requests.");
        var log = Portal.Log.Text;
        Assert.NotEmpty(log);
        Assert.All(_secrets, secret => Assert.False(log.Contains(secret, StringComparison.Ordinal), $"The log has {secret[..8]}…"));
    }

    // Codes and parked requests travel in addresses.
    private void Note(string address)
    {
        foreach (var parameter in new Uri(address).Query.TrimStart('?').Split('&'))
        {
            if (parameter.Split('=', 2) is ["code" or "request" or "state" or "nonce", var value]) _secrets.Add(Uri.UnescapeDataString(value));
        }
    }

    private async Task NoteCookiesAsync(Visitor visitor)
    {
        foreach (var cookie in await visitor.Context.CookiesAsync()) _secrets.Add(cookie.Value);
    }
}
