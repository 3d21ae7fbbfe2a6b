using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed class SecondStepAttackTests
{
    private const string Cookie = "portal-attempt";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_tries_end_the_sign_in_and_the_password_has_to_come_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);

        for (var guess = 0; guess < 5; guess++) Assert.Null(PathOf(await browser.WithCodeAsync(portal.WrongCode(key))));

        Assert.Equal("/signin", PathOf(await browser.WithCodeAsync(portal.CodeNow(key))));
    }

    [Fact]
    public async Task A_password_that_is_given_again_and_again_buys_no_more_guesses()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        for (var round = 0; round < 3; round++)
        {
            using var guesser = portal.Browser();
            await guesser.WithPasswordAsync(TestUsers.Ada);
            for (var guess = 0; guess < 2; guess++) await guesser.WithCodeAsync(portal.WrongCode(key, guess));
        }

        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        Assert.Null(PathOf(await browser.WithCodeAsync(portal.CodeNow(key))));
    }

    [Fact]
    public async Task Somebody_elses_code_does_not_finish_a_sign_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        await portal.AddTotpAsync(TestUsers.Ada);
        var graces = await portal.AddTotpAsync(TestUsers.Grace);
        using var thief = portal.Browser();
        await thief.WithPasswordAsync(TestUsers.Ada);

        Assert.Null(PathOf(await thief.WithCodeAsync(portal.CodeNow(graces))));
        Assert.Null(await portal.AmrAsync(TestUsers.Ada));
    }

    [Fact]
    public async Task An_attempt_that_is_swapped_signs_in_only_the_one_whose_password_it_was()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        await portal.AddTotpAsync(TestUsers.Ada);
        var graces = await portal.AddTotpAsync(TestUsers.Grace);
        using var grace = portal.Browser();
        await grace.WithPasswordAsync(TestUsers.Grace);
        using var thief = portal.Browser();
        await thief.WithPasswordAsync(TestUsers.Ada);

        thief.SetCookie(Cookie, grace.Cookies[Cookie]!.Value);
        await thief.WithCodeAsync(portal.CodeNow(graces));

        Assert.Null(await portal.AmrAsync(TestUsers.Ada));
        Assert.NotNull(await portal.AmrAsync(TestUsers.Grace));
    }

    [Fact]
    public async Task A_finished_a_made_up_and_an_old_attempt_lead_back_to_the_start()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        var handle = browser.Cookies[Cookie]!.Value;
        await browser.WithCodeAsync(portal.CodeNow(key));

        Assert.Equal("/signin?return=%2Faccount", PathOf(await OpenAsync(portal, handle)));
        Assert.Equal("/signin?return=%2Faccount", PathOf(await OpenAsync(portal, new string('A', 43))));
        Assert.Equal("/signin?return=%2Faccount", PathOf(await OpenAsync(portal, null)));

        using var late = portal.Browser();
        await late.WithPasswordAsync(TestUsers.Ada);
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("/signin", PathOf(await late.GetAsync("/signin/code")));
    }

    [Fact]
    public async Task An_account_that_is_disabled_in_between_is_not_signed_in()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        await portal.WithDataAsync(db => db.Users.ExecuteUpdateAsync(row => row.SetProperty(user => user.DisabledAt, portal.Clock.Now), Cancel));

        Assert.Equal("/signin", PathOf(await browser.GetAsync("/signin/code")));
    }

    [Fact]
    public async Task Another_site_cannot_post_a_code()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var key = await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        await browser.WithPasswordAsync(TestUsers.Ada);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/signin/code")
        {
            Content = new FormUrlEncodedContent([new("_handler", "code"), new("code", portal.CodeNow(key))]),
        };

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendFromAsync("https://evil.example", request)).StatusCode);
        Assert.Null(await portal.AmrAsync(TestUsers.Ada));
    }

    private static async Task<HttpResponseMessage> OpenAsync(TestPortal portal, string? handle)
    {
        using var browser = portal.Browser();
        if (handle is not null) browser.SetCookie(Cookie, handle);
        return await browser.GetAsync("/signin/code?return=%2Faccount");
    }

    private static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? new Uri(new Uri(TestPortal.Address), location).PathAndQuery : null;
}
