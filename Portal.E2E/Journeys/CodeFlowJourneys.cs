using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Signing in to an app, as two libraries of other people see it.</summary>
public sealed class CodeFlowJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    [Theory]
    [InlineData(RpKind.CSharp, "web", "RS256", false)]
    [InlineData(RpKind.CSharp, "public-es256", "ES256", true)]
    [InlineData(RpKind.Node, "web-es256", "ES256", false)]
    [InlineData(RpKind.Node, "public", "RS256", true)]
    public async Task An_app_learns_who_signed_in_and_keeps_its_tokens_fresh(RpKind kind, string clientId, string alg, bool rotates)
    {
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(Portal, clientId), Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpAsync(Portal, person);
        await visitor.SignOutAsync(Portal);

        await visitor.StartAtAsync(app);
        await visitor.PressPasskeyButtonAsync();
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);

        Assert.Null(result.Error);
        Assert.Equal(alg, result.Alg);
        Assert.Equal("phr", result.Claim("acr"));
        Assert.Equal(result.Claim("sub"), result.FromUserInfo("sub"));
        Assert.Equal(person.Name, result.FromUserInfo("name"));
        Assert.Equal(person.UserName, result.FromUserInfo("preferred_username"));
        Assert.Equal(person.Email, result.FromUserInfo("email"));

        var refreshed = await visitor.RefreshAtAsync(app);

        Assert.Null(refreshed.Error);
        Assert.Equal(rotates, refreshed.Rotated);
        Assert.Equal(result.Claim("sub"), refreshed.Claim("sub"));
        Assert.Equal(result.Claim("auth_time"), refreshed.Claim("auth_time"));
        Assert.Equal(person.Name, refreshed.FromUserInfo("name"));
    }

    [Theory]
    [InlineData(RpKind.CSharp)]
    [InlineData(RpKind.Node)]
    public async Task A_password_is_told_apart_from_a_passkey(RpKind kind)
    {
        await using var app = await RelyingParties.StartAsync(kind, SharedPortal.AppAt(Portal, "asks-always", "openid profile"), Cancel);
        var visitor = await ArriveAsync();

        await visitor.StartAtAsync(app);
        await visitor.EnterPasswordAsync("alice", SharedPortal.Password);
        await visitor.Page.GetByTestId("offer-skip").ClickAsync();
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);

        Assert.Equal("pwd", result.Claim("acr"));
        Assert.Equal("Liddell", result.FromUserInfo("family_name"));
        Assert.False(result.UserInfoHas("email"));
    }

    [Fact]
    public async Task Whoever_has_no_account_makes_one_on_the_way_to_the_app()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.CSharp, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();

        await visitor.StartAtAsync(app);
        await visitor.Page.GetByTestId("signin-signup").ClickAsync();
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.Page.GetByTestId("signup-passkey").ClickAsync();
        await visitor.AllowAsync();

        Assert.Equal(person.Name, (await visitor.BackAtAsync(app)).FromUserInfo("name"));
    }

    [Fact]
    public async Task A_signed_in_person_is_asked_again_only_when_the_app_wants_it()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.Node, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();
        await visitor.SignUpAsync(Portal, Person.New());
        await visitor.StartAtAsync(app);
        await visitor.AllowAsync();
        var first = await visitor.BackAtAsync(app);

        await visitor.StartAtAsync(app);
        Assert.Equal(first.Claim("auth_time"), (await visitor.BackAtAsync(app)).Claim("auth_time"));

        await Task.Delay(TimeSpan.FromSeconds(1), Cancel); // auth_time counts whole seconds
        await visitor.StartAtAsync(app, "max_age=0");
        await visitor.PressPasskeyButtonAsync();
        var fresh = await visitor.BackAtAsync(app);

        Assert.True(long.Parse(fresh.Claim("auth_time"), null) > long.Parse(first.Claim("auth_time"), null));
        Assert.Equal(first.Claim("sid"), fresh.Claim("sid"));
    }

    [Fact]
    public async Task Asking_silently_tells_the_app_that_nobody_is_signed_in()
    {
        await using var app = await RelyingParties.StartAsync(RpKind.Node, SharedPortal.AppAt(Portal, "web"), Cancel);
        var visitor = await ArriveAsync();

        await visitor.StartAtAsync(app, "prompt=none");

        Assert.Equal("login_required", (await visitor.BackAtAsync(app)).Error);
    }
}
