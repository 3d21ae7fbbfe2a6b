using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Accounts;
using Portal.Audit;
using Portal.Audit.Chain;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;
using Portal.Tokens;

namespace Portal.Tests.Audit;

public sealed class SecurityLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_in_is_told_with_when_from_where_and_in_which_session()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser("203.0.113.7");

        await WithPasswordAsync(browser, TestUsers.Ada.Password!);

        var told = Assert.Single(await EventsAsync(portal));
        var session = await portal.WithDataAsync(db => db.Sessions.SingleAsync(Cancel));
        Assert.Equal("signin.succeeded", told.Kind);
        Assert.Equal(TestUsers.Ada.Id, told.UserId);
        Assert.Equal(session.Id, told.SessionId);
        Assert.Equal("203.0.113.7", told.Address);
        Assert.Contains("Chrome/140", told.UserAgent, StringComparison.Ordinal);
        Assert.Equal(portal.Clock.Now, told.At, TimeSpan.FromSeconds(1));
        Assert.Contains("\"amr\":\"pwd\"", told.Details, StringComparison.Ordinal);
        Assert.NotNull(told.TraceId);
    }

    [Theory]
    [InlineData("ada", "wrong", "wrong_password", true)]
    [InlineData("nobody", "wrong", "no_password", false)]
    public async Task A_refused_sign_in_is_told_with_its_reason_and_without_what_was_typed(string name, string password, string reason, bool known)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();

        await WithPasswordAsync(browser, password + "-S3cret", name);

        var told = Assert.Single(await EventsAsync(portal));
        Assert.Equal("signin.failed", told.Kind);
        Assert.Equal(EventOutcome.Failed, told.Outcome);
        Assert.Equal(known ? TestUsers.Ada.Id : null, told.UserId);
        Assert.Contains(reason, told.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", told.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody", told.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_passkey_is_told_with_its_reason()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        using var stranger = new SoftAuthenticator();

        var options = await browser.PostJsonAsync(PasskeyCalls.SignInOptions, "{}");
        var refused = await browser.PostJsonAsync(PasskeyCalls.SignInVerify, stranger.Get(await options.Content.ReadAsStringAsync(Cancel)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var told = Assert.Single(await EventsAsync(portal));
        Assert.Equal("signin.failed", told.Kind);
        Assert.Contains("passkey", told.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consents_given_and_taken_back_are_told_with_their_app()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await portal.ConnectAsync(browser, TestClients.Web);

        await browser.PostJsonAsync("/oidc/consent/revoke-all", "{}");

        var told = await EventsAsync(portal);
        Assert.Equal(["consent.given", "consent.withdrawn"], told.Select(one => one.Kind));
        Assert.All(told, one => Assert.Equal(TestClients.Web.Id, one.ClientId));
        Assert.All(told, one => Assert.NotNull(one.SessionId));
        Assert.Contains("openid email offline_access", told[0].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_made_and_ended_are_told_and_their_text_is_not()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        await using var scope = portal.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<PersonalAccessTokens>();

        var (text, row) = await tokens.CreateAsync(TestUsers.Ada.Id, "backup script", ScopeSet.Of(["consents"]), TimeSpan.FromDays(1), Cancel);
        Assert.False(await tokens.RevokeAsync(TestUsers.Grace.Id, row.Id, Cancel));
        Assert.True(await tokens.RevokeAsync(TestUsers.Ada.Id, row.Id, Cancel));
        Assert.False(await tokens.RevokeAsync(TestUsers.Ada.Id, row.Id, Cancel));

        var told = await EventsAsync(portal);
        Assert.Equal(["token.created", "token.revoked"], told.Select(one => one.Kind));
        Assert.All(told, one => Assert.Contains("backup script", one.Details, StringComparison.Ordinal));
        Assert.All(told, one => Assert.DoesNotContain(text, one.Details, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_taken_out_of_use_is_told_with_each_session_that_ended()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var first = await portal.BrowserAsync(TestUsers.Ada);
        using var second = await portal.BrowserAsync(TestUsers.Ada);
        await using var scope = portal.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<AccountStatus>().DisableAsync(TestUsers.Ada.Id, Cancel);

        Assert.Equal(["session.ended", "session.ended", "account.disabled"], (await EventsAsync(portal)).Select(one => one.Kind));
    }

    [Fact]
    public async Task What_is_rolled_back_did_not_happen()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var log = portal.Services.GetRequiredService<SecurityLog>();

        await portal.WithDataAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await log.RecordAsync(db, new(EventKind.AccountChanged, TestUsers.Ada.Id), Cancel);
            await transaction.RollbackAsync(Cancel);
            return true;
        });

        Assert.Empty(await EventsAsync(portal));
    }

    [Fact]
    public async Task Events_are_read_by_their_person_alone_the_newest_first_and_page_by_page()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        var log = portal.Services.GetRequiredService<SecurityLog>();
        foreach (var kind in new[] { EventKind.PasskeyAdded, EventKind.PasskeyRenamed, EventKind.PasskeyRemoved })
        {
            await portal.WithDataAsync(async db =>
            {
                log.Add(db, new(kind, TestUsers.Ada.Id));
                await log.RecordAsync(db, new(kind, TestUsers.Grace.Id), Cancel);
                return true;
            });
        }

        var first = await portal.WithDataAsync(db => new UserEvents(db).ListAsync(TestUsers.Ada.Id, before: null, most: 2, Cancel));
        var second = await portal.WithDataAsync(db => new UserEvents(db).ListAsync(TestUsers.Ada.Id, first[^1].Id, most: 2, Cancel));

        Assert.Equal(["passkey.removed", "passkey.renamed"], first.Select(one => one.Kind));
        Assert.Equal(["passkey.added"], second.Select(one => one.Kind));
    }

    [Fact]
    public async Task Events_are_forgotten_after_the_time_that_the_operator_chose()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Audit:RetentionDays"] = "40" }, TestUsers.Ada);
        var log = portal.Services.GetRequiredService<SecurityLog>();
        await RecordAsync(EventKind.PasskeyAdded);
        portal.Clock.Advance(TimeSpan.FromDays(39));
        await RecordAsync(EventKind.PasskeyRemoved);

        await SweepAsync();
        Assert.Equal(2, (await EventsAsync(portal)).Count);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await SweepAsync();

        Assert.Equal(["passkey.removed"], (await EventsAsync(portal)).Select(one => one.Kind));

        Task<int> RecordAsync(EventKind kind) => portal.WithDataAsync(db =>
        {
            log.Add(db, new(kind, TestUsers.Ada.Id));
            return db.SaveChangesAsync(Cancel);
        });
        async Task SweepAsync()
        {
            await portal.Services.GetRequiredService<ChainSealer>().SealAllAsync(Cancel);
            await portal.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().RunOnceAsync(Cancel);
        }
    }

    [Fact]
    public void Every_kind_has_a_name_of_its_own()
    {
        Assert.Equal(EventKind.All.Count, EventKind.All.Select(kind => kind.Name).Distinct().Count());
        Assert.All(EventKind.All, kind => Assert.Matches(@"^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$", kind.Name));
    }

    private static async Task WithPasswordAsync(TestBrowser browser, string password, string userName = "ada")
    {
        var named = await browser.SubmitAsync(await browser.GetAsync("/signin"), new Dictionary<string, string> { ["userName"] = userName });
        await browser.SubmitAsync(named, new Dictionary<string, string> { ["password"] = password });
    }

    // Without the tokens that apps got: those are written a moment later, or not yet.
    private static Task<List<SecurityEventRow>> EventsAsync(TestPortal portal) =>
        portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind != "token.issued").OrderBy(row => row.Id).ToListAsync(Cancel));
}
