using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Deciding what an app may know.</summary>
public sealed class ConsentJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData(RpKind.CSharp)]
    [InlineData(RpKind.Node)]
    public async Task A_no_goes_back_to_the_app_as_access_denied(RpKind kind)
    {
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await SignedInAsync();

        await visitor.StartAtAsync(app);
        await visitor.DenyAsync();

        Assert.Equal("access_denied", (await visitor.BackAtAsync(app)).Error);

        await visitor.StartAtAsync(app);
        await Assertions.Expect(visitor.Page.GetByTestId("consent-allow")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(RpKind.CSharp)]
    [InlineData(RpKind.Node)]
    public async Task A_yes_is_remembered_until_the_app_asks_for_more(RpKind kind)
    {
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(Portal, "web", "openid profile"), Cancel);
        var visitor = await SignedInAsync();
        await visitor.StartAtAsync(app);
        await visitor.AllowAsync();
        Assert.Null((await visitor.BackAtAsync(app)).Error);

        await visitor.StartAtAsync(app);
        Assert.Null((await visitor.BackAtAsync(app)).Error);

        await visitor.StartAtAsync(app, "scope=openid%20profile%20email");
        await Assertions.Expect(visitor.Page.GetByTestId("consent-scope-email")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_careful_app_asks_every_time()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "asks-always"), Cancel);
        var visitor = await SignedInAsync();

        for (var time = 0; time < 2; time++)
        {
            await visitor.StartAtAsync(app);
            await visitor.AllowAsync();
            Assert.Null((await visitor.BackAtAsync(app)).Error);
        }
    }

    [Fact]
    public async Task What_is_unticked_is_not_shared()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.Node, SharedPortal.AppAt(Portal, "web", "openid profile email"), Cancel);
        var visitor = await SignedInAsync();

        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("consent-scope-email").UncheckAsync();
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);

        Assert.Equal("openid profile", result.Scope);
        Assert.False(result.UserInfoHas("email"));
    }

    [Fact]
    public async Task Somebody_else_can_take_over_without_losing_the_request()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "asks-always"), Cancel);
        var visitor = await SignedInAsync();

        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("consent-switch").ClickAsync();
        await visitor.Page.GetByTestId("signin-another").ClickAsync();
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.AllowAsync();

        Assert.Equal("alice", (await visitor.BackAtAsync(app)).FromUserInfo("preferred_username"));
    }

    [Fact]
    public async Task A_decision_that_another_site_posts_is_refused()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await SignedInAsync();
        await visitor.StartAtAsync(app);
        var request = await visitor.Page.Locator("input[name=request]").InputValueAsync();

        await visitor.Page.GotoAsync($"{app.Address}/callback");
        var answer = visitor.Page.WaitForResponseAsync($"{Portal.Address}/oauth2/authorize/confirm");
        await visitor.Page.EvaluateAsync(
            """
            ([action, request]) => {
              const form = Object.assign(document.createElement("form"), { method: "post", action });
              for (const [name, value] of Object.entries({ request, decision: "allow", scope: "openid" }))
                form.append(Object.assign(document.createElement("input"), { name, value }));
              document.body.append(form);
              form.submit();
            }
            """,
            new[] { $"{Portal.Address}/oauth2/authorize/confirm", request });

        Assert.Equal(400, (await answer).Status);
        await Assertions.Expect(visitor.Page.GetByTestId("error")).ToBeVisibleAsync();
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        return visitor;
    }
}
