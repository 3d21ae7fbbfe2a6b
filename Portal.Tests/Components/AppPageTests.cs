using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class AppPageTests : ComponentContext, IConnectedApps
{
    private IReadOnlyList<ReleasedClaim> _released = [];

    public AppPageTests()
    {
        Services.AddSingleton<IConnectedApps>(this).AddSingleton<IAccountChanges>(new QuietAccount());
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void What_was_given_is_told_in_words_with_when_and_how()
    {
        _released =
        [
            new("name", "Your name", AtSignIn: false, FakeClock.Start),
            new("email", "Your email address", AtSignIn: true, FakeClock.Start.AddDays(-40)),
        ];

        var page = Render<AppPage>();

        Assert.Empty(page.FindAll(ById("app-released-empty")));
        var name = page.Find(ById("app-released-name"));
        Assert.Equal("Your name", name.QuerySelector(".name")!.TextContent);
        Assert.Equal("Last given on 1 Mar 2030, when the app asked", name.QuerySelector(".meta")!.TextContent);
        Assert.EndsWith("with your sign-in or when the app renewed it", page.Find(ById("app-released-email")).TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("2030-01-20T12:00:00Z", page.Find(ById("app-released-email")).QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal(page.Find("h2#released").Id, page.Find(ById("app-released")).GetAttribute("aria-labelledby"));
    }

    [Fact]
    public void A_claim_without_words_goes_by_its_own_name()
    {
        _released = [new("<b>cost_centre", null, AtSignIn: false, FakeClock.Start)];

        var name = Render<AppPage>().Find("[data-testid^='app-released-'] .name");

        Assert.Equal("<b>cost_centre", name.TextContent);
        Assert.Contains("mono", name.ClassList);
        Assert.NotNull(name.QuerySelector("bdi"));
    }

    [Fact]
    public void Where_nothing_was_noted_it_says_so()
    {
        var page = Render<AppPage>();

        Assert.NotNull(page.Find(ById("app-released-empty")));
        Assert.Empty(page.FindAll(ById("app-released")));
    }

    public Task<IReadOnlyList<ConnectedApp>?> ListAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<ConnectedApp>?>([]);

    public Task<ConnectedApp?> FindAsync(Guid id, CancellationToken cancel) => Task.FromResult<ConnectedApp?>(
        new(id, new("Harbor Notes", "notes.example.test", null, null, null, null, Vouched: false), [], FakeClock.Start, FakeClock.Start) { Released = _released });
}
