using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Signing out at one app, and what the portal and the other apps hear of it. That a proven sign-out goes straight through is in <see cref="LibraryJourneys"/>.</summary>
public sealed class LogoutJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Fact]
    public async Task An_app_that_proves_nothing_has_the_person_asked()
    {
        await using var app = await StartAppAsync("Harbor Notes");
        var visitor = await SignedInAtAsync(app);

        await visitor.SignOutAtAsync(app, "hint=none");
        await Assertions.Expect(visitor.Page.GetByTestId("signout-app")).ToContainTextAsync("Harbor Notes");
        await visitor.Page.GetByTestId("signout-stay").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{Portal.Address}/account");

        await visitor.SignOutAtAsync(app, "hint=none");
        await visitor.Page.GetByTestId("signout-confirm").ClickAsync();

        Assert.True((await visitor.SignedOutAtAsync(app)).StateCameBack);
        await ExpectNobodyAsync(visitor);
    }

    [Fact]
    public async Task The_proof_of_an_earlier_session_signs_nobody_else_out()
    {
        await using var app = await StartAppAsync("Harbor Notes");
        var visitor = await SignedInAtAsync(app);
        await visitor.SignOutAsync(Portal);
        var other = Person.New();
        await visitor.SignUpAsync(Portal, other);

        await visitor.SignOutAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("signout-confirm")).ToBeVisibleAsync();

        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await visitor.ExpectSignedInAsync(Portal, other.Name);
    }

    [Fact]
    public async Task Whoever_is_signed_out_already_is_led_back_at_once()
    {
        await using var app = await StartAppAsync("Harbor Notes");
        var visitor = await SignedInAtAsync(app);
        await visitor.SignOutAsync(Portal);

        await visitor.SignOutAtAsync(app);

        Assert.True((await visitor.SignedOutAtAsync(app)).StateCameBack);
    }

    [Fact]
    public async Task A_sign_out_at_one_app_reaches_the_others_in_frames()
    {
        await using var app = await StartAppAsync("Harbor Notes");
        await using var other = await StartAppAsync("Harbor Mail", "front-channel");
        var visitor = await SignedInAtAsync(app);
        var sessionId = (await SignInAtAsync(visitor, other)).Claim("sid");

        await visitor.SignOutAtAsync(app);

        Assert.True((await visitor.SignedOutAtAsync(app)).StateCameBack);
        Assert.Equal([(Portal.Address, sessionId)], other.SignOut.Framed);
        Assert.Empty(app.SignOut.Framed);
        await ExpectNobodyAsync(visitor);
    }

    [Fact]
    public async Task Frames_are_opened_without_scripts_too_and_a_link_leads_on()
    {
        await using var app = await StartAppAsync("Harbor Mail", "front-channel");
        var visitor = await ArriveAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await visitor.StartAtAsync(app);
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.AllowAsync();
        var sessionId = (await visitor.BackAtAsync(app)).Claim("sid");

        await visitor.SignOutAtAsync(app);
        await visitor.Page.GetByTestId("signout-continue").ClickAsync();

        Assert.True((await visitor.SignedOutAtAsync(app)).StateCameBack);
        Assert.Equal([(Portal.Address, sessionId)], app.SignOut.Framed);
    }

    [Fact]
    public async Task An_app_whose_frame_hangs_keeps_nobody()
    {
        await using var app = await StartAppAsync("Harbor Mail", "front-channel");
        var visitor = await SignedInAtAsync(app);
        await visitor.Page.RouteAsync($"{app.Address}/front-channel**", _ => Task.CompletedTask);

        await visitor.SignOutAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("signout-working")).ToBeVisibleAsync();

        Assert.True((await visitor.SignedOutAtAsync(app)).StateCameBack);
    }

    [Fact]
    public async Task A_sign_out_at_the_portal_reaches_apps_from_server_to_server()
    {
        await using var app = await StartAppAsync("Harbor Notes", "back-channel");
        var visitor = await SignedInAtAsync(app);
        await visitor.StartAtAsync(app);
        var known = await visitor.BackAtAsync(app);

        await visitor.SignOutAsync(Portal);
        var told = await app.SignOut.Told.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        Assert.Equal(known.Claim("sub"), told.Subject);
        Assert.Equal(known.Claim("sid"), told.GetPayloadValue<string>("sid"));
    }

    [Theory]
    [InlineData("openid profile email", false)]
    [InlineData("openid profile email offline_access", true)]
    public async Task Only_an_app_that_may_work_while_nobody_is_there_stays_connected(string scope, bool stays)
    {
        await using var app = await StartAppAsync("Harbor Notes", scope: scope);
        var visitor = await SignedInAtAsync(app);
        Assert.Null((await visitor.RefreshAtAsync(app)).Error);

        await visitor.SignOutAsync(Portal);
        var refreshed = await visitor.RefreshAtAsync(app);

        Assert.Equal(stays, refreshed.Error is null);
        if (!stays) Assert.Contains("invalid_grant", refreshed.ErrorDescription, StringComparison.Ordinal);
    }

    private Task<CSharpRelyingParty> StartAppAsync(string name, string? told = null, string scope = "openid profile email offline_access") =>
        RegisteredApps.StartAsync(Portal, name, Cancel, told, scope);

    private async Task<Visitor> SignedInAtAsync(IRelyingParty app)
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await SignInAtAsync(visitor, app);
        return visitor;
    }

    private static async Task<RpResult> SignInAtAsync(Visitor visitor, IRelyingParty app)
    {
        await visitor.StartAtAsync(app);
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);
        Assert.Null(result.Error);
        return result;
    }

    private async Task ExpectNobodyAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync($"{Portal.Address}/account");
        await Assertions.Expect(visitor.Page.GetByTestId("signin-passkey")).ToBeVisibleAsync();
    }
}
