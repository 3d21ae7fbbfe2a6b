using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Console;

public sealed class SessionListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_sees_their_own_sessions_this_one_first_with_the_apps_used_there()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace, TestClients.Web);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        using var here = await portal.BrowserAsync(TestUsers.Ada);
        using var stranger = await portal.BrowserAsync(TestUsers.Grace);
        await portal.ConnectAsync(elsewhere, TestClients.Web);
        await using var circuit = await portal.CircuitAsync(here);

        var list = await circuit.Get<IAccountSessions>().ListAsync(Cancel);

        Assert.Equal([true, false], list?.Select(session => session.Current));
        Assert.Empty(list![0].Apps);
        Assert.Equal(["Web app"], list[1].Apps);
        Assert.All(list, session => Assert.Equal("127.0.0.1", session.Address));
        Assert.Equal([false, true], list.Select(session => session.SameAddress));
    }

    [Fact]
    public async Task One_can_be_signed_out_with_what_apps_were_given_for_as_long_as_it_lasts()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web, TestClients.Native);
        using var elsewhere = await portal.BrowserAsync(TestUsers.Ada);
        using var here = await portal.BrowserAsync(TestUsers.Ada);
        var online = await portal.ConnectAsync(elsewhere, TestClients.Web, "openid");
        var offline = await portal.ConnectAsync(elsewhere, TestClients.Native, "openid offline_access");
        await using var circuit = await portal.CircuitAsync(here);
        var sessions = circuit.Get<IAccountSessions>();
        var other = (await sessions.ListAsync(Cancel))!.Single(session => !session.Current);

        Assert.True(await sessions.EndAsync(other.Id, Cancel));

        Assert.False(await sessions.EndAsync(other.Id, Cancel));
        Assert.Single((await sessions.ListAsync(Cancel))!);
        Assert.NotNull((await elsewhere.GetAsync("/account")).Headers.Location);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, await portal.UserInfoAsync(online));
        Assert.Equal(System.Net.HttpStatusCode.OK, await portal.UserInfoAsync(offline));
    }

    [Fact]
    public async Task Nobody_signs_out_somebody_else()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var grace = await portal.BrowserAsync(TestUsers.Grace);
        await using var hers = await portal.CircuitAsync(grace);
        var id = await portal.WithDataAsync(db => db.Sessions.Where(row => row.UserId == TestUsers.Ada.Id).Select(row => row.Id).SingleAsync(Cancel));

        Assert.False(await hers.Get<IAccountSessions>().EndAsync(id, Cancel));
        Assert.Equal(0, await hers.Get<IAccountSessions>().EndOthersAsync(Cancel));

        Assert.Null((await ada.GetAsync("/account")).Headers.Location);
    }

    [Fact]
    public async Task All_others_can_be_signed_out_at_once()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var first = await portal.BrowserAsync(TestUsers.Ada);
        using var second = await portal.BrowserAsync(TestUsers.Ada);
        using var here = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(here);

        Assert.Equal(2, await circuit.Get<IAccountSessions>().EndOthersAsync(Cancel));

        Assert.Single((await circuit.Get<IAccountSessions>().ListAsync(Cancel))!);
        Assert.Null((await here.GetAsync("/account")).Headers.Location);
        Assert.Equal(2, await portal.WithDataAsync(db => db.SecurityEvents.CountAsync(row => row.Kind == "session.ended", Cancel)));
    }

    [Fact]
    public async Task Whoever_is_signed_out_sees_and_does_nothing_any_more()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var first = await portal.BrowserAsync(TestUsers.Ada);
        using var second = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(first);
        await using var other = await portal.CircuitAsync(second);
        await other.Get<IAccountSessions>().EndOthersAsync(Cancel);

        Assert.Null(await circuit.Get<IAccountSessions>().ListAsync(Cancel));
        Assert.Equal(0, await circuit.Get<IAccountSessions>().EndOthersAsync(Cancel));
        Assert.Null(await circuit.Get<IAccountActivity>().ListAsync(before: null, Cancel));
        Assert.Null(await circuit.Get<IAccountTokens>().ShowAsync(Cancel));
        Assert.IsType<TokenAnswer.NeedsProof>(await circuit.Get<IAccountTokens>().CreateAsync("mine", ["openid"], 30, Cancel));
        Assert.Null((await second.GetAsync("/account/sessions")).Headers.Location);
    }

    [Theory]
    [InlineData("/account/sessions")]
    [InlineData("/account/activity")]
    [InlineData("/account/tokens")]
    [InlineData("/account/profile")]
    [InlineData("/account/data")]
    [InlineData("/account")]
    public async Task The_pages_are_for_people_who_are_signed_in(string address)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        var page = await browser.GetAsync(address);

        Assert.True(page.IsSuccessStatusCode);
        Assert.Equal("page", (await TestBrowser.ReadAsync(page)).QuerySelector($".places a[href='{address}']:not(.brand)")!.GetAttribute("aria-current"));
        Assert.Equal("/signin?return=" + Uri.EscapeDataString(address), (await portal.Browser().GetAsync(address)).Headers.Location?.OriginalString);
    }
}
