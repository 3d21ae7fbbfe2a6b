using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Passwords;
using Portal.Tests.Accounts.SignUp;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts;

/// <summary>What depends on the database's own ways, once more on PostgreSQL: statements that decide between several at once.</summary>
public sealed class PostgresTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_many_sets_up_signs_in_and_removes()
    {
        await using var portal = await StartAsync();
        var path = (await SignUpForm.SetupPathAsync(portal))!;
        var ready = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            var browser = portal.Browser();
            var authenticator = new SoftAuthenticator { SignCount = 1 };
            var ticket = await SignUpForm.TicketAsync(browser, path, $"person{number}");
            return (browser, authenticator, answer: authenticator.Create(await browser.CreationOptionsAsync(ticket)));
        }));

        var made = await Task.WhenAll(ready.Select(person => person.browser.PostJsonAsync(PasskeyCalls.RegisterVerify, person.answer)));
        Assert.Single(made, response => response.IsSuccessStatusCode);
        var (owner, first, _) = ready[Array.FindIndex(made, response => response.IsSuccessStatusCode)];

        using var second = new SoftAuthenticator();
        Assert.Equal(HttpStatusCode.OK, (await owner.RegisterAsync(second)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.RegisterAsync(second)).StatusCode);

        var answer = first.Get(await owner.RequestOptionsAsync());
        var signIns = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.PostJsonAsync(PasskeyCalls.SignInVerify, answer)));
        Assert.Single(signIns, response => response.IsSuccessStatusCode);

        var removed = await Task.WhenAll(
            owner.PostJsonAsync($"/oidc/passkey/delete/{first.Id}/", ""), owner.PostJsonAsync($"/oidc/passkey/delete/{second.Id}/", ""));
        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], removed.Select(response => response.StatusCode).Order());
    }

    [Fact]
    public async Task A_name_is_taken_once()
    {
        await using var portal = await StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        var ready = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            var browser = portal.Browser();
            var ticket = await SignUpForm.TicketAsync(browser, "/signup", "lin", $"person{number}@example.test");
            return (browser, answer: new SoftAuthenticator().Create(await browser.CreationOptionsAsync(ticket)));
        }));

        var made = await Task.WhenAll(ready.Select(person => person.browser.PostJsonAsync(PasskeyCalls.RegisterVerify, person.answer)));

        Assert.Single(made, response => response.IsSuccessStatusCode);
        Assert.All(made.Where(response => !response.IsSuccessStatusCode), response => Assert.Equal(HttpStatusCode.Conflict, response.StatusCode));
    }

    [Fact]
    public async Task Guesses_are_counted_and_sessions_end()
    {
        await using var portal = await StartAsync([], TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GuessAsync("wrong")));
        Assert.Null(await GuessAsync(TestUsers.Ada.Password!));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.NotNull(await GuessAsync(TestUsers.Ada.Password!));

        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountStatus>().DisableAsync(TestUsers.Ada.Id, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(PasskeyCalls.List)).StatusCode);
        Assert.False(await portal.WithDataAsync(db => db.Sessions.AnyAsync(session => session.EndedAt == null, Cancel)));

        async Task<PasswordVerdict?> GuessAsync(string password)
        {
            await using var guess = portal.Services.CreateAsyncScope();
            return await guess.ServiceProvider.GetRequiredService<PasswordSignIn>().JudgeAsync("ada", password, Cancel);
        }
    }

    [Theory]
    [InlineData("/signout", "signout-confirm")]
    [InlineData("/verify-email", "verify-email")]
    [InlineData("/recover/cancel", "recover-nothing")]
    [InlineData("/recover/mail?code=none", "recover-mail-refused")]
    public async Task A_page_waits_for_a_database_that_takes_its_time(string address, string handle)
    {
        await using var portal = await StartAsync([], TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        Assert.Contains($"data-testid=\"{handle}\"", await browser.GetAsync(address).TextAsync(), StringComparison.Ordinal);
    }

    private Task<TestPortal> StartAsync() => StartAsync([]);

    private async Task<TestPortal> StartAsync(TestSettings settings, params ITestSeed[] seeds)
    {
        settings["Portal:Database:Provider"] = "PostgreSql";
        settings["Portal:Database:ConnectionString"] = await cluster.CreateDatabaseAsync();
        return await TestPortal.StartAsync(settings, seeds);
    }
}
