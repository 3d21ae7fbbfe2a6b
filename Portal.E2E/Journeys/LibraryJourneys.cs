using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The libraries that apps sign people in with, as their packages are: in, fresh tokens, out.</summary>
public sealed class LibraryJourneys(Chromium chromium) : Journey(chromium)
{
    private const string Scope = "openid profile email offline_access";

    [Theory]
    [InlineData(RpKind.CSharp)]
    [InlineData(RpKind.Node)]
    [InlineData(RpKind.BrowserPage)]
    [InlineData(RpKind.Passport)]
    [InlineData(RpKind.AuthJs)]
    public async Task A_person_signs_in_stays_and_signs_out(RpKind kind)
    {
        var port = FreePort.Take();
        var client = Describe(kind, $"http://127.0.0.1:{port}");
        var portal = await StartPortalAsync(new([], [client]), ("Portal:SignUp:Mode", "open"));
        await using var app = await RelyingParties.StartAsync(kind, RpSettings.Of(client, portal.Address, Scope) with { Port = port }, Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();
        await visitor.SignUpAsync(portal, person);
        await visitor.SignOutAsync(portal);

        await visitor.StartAtAsync(app);
        await visitor.PressPasskeyButtonAsync();
        await visitor.AllowAsync();
        var result = await visitor.BackAtAsync(app);

        ExpectPerson(person, result);

        var refreshed = await visitor.RefreshAtAsync(app);

        ExpectPerson(person, refreshed);
        Assert.Equal(result.Claim("sub"), refreshed.Claim("sub"));
        Assert.NotEqual(result.AccessToken, refreshed.AccessToken);
        Assert.Equal(client.ClientSecret is null, refreshed.Rotated);

        await visitor.SignOutAtAsync(app);
        var left = await visitor.SignedOutAtAsync(app);

        Assert.Null(left.Error);
        Assert.True(left.SignedOut);
        Assert.True(left.StateCameBack);
        await visitor.Page.GotoAsync($"{portal.Address}/account");
        await Assertions.Expect(visitor.Page.GetByTestId("signin-passkey")).ToBeVisibleAsync();
    }

    private static void ExpectPerson(Person person, RpResult result)
    {
        Assert.Null(result.Error);
        Assert.Equal("RS256", result.Alg);
        Assert.Equal(result.Claim("sub"), result.FromUserInfo("sub"));
        Assert.Equal(person.Name, result.FromUserInfo("name"));
        Assert.Equal(person.Email, result.FromUserInfo("email"));
    }

    private static BootstrapClient Describe(RpKind kind, string address) =>
        new("app", "Harbor Notes", kind == RpKind.BrowserPage ? null : SharedPortal.ClientSecret)
        {
            RedirectUris = [kind == RpKind.AuthJs ? $"{address}/auth/callback/portal" : $"{address}/callback"],
            PostLogoutRedirectUris = [$"{address}/signed-out"],
            AuthMethod = kind switch
            {
                RpKind.BrowserPage or RpKind.Device => "none",
                RpKind.Passport => "client_secret_post",
                RpKind.CSharp or RpKind.Node or RpKind.AuthJs => "client_secret_basic",
            },
            RequirePkce = kind != RpKind.Passport,
        };
}
