using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts;
using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Logout;

/// <summary>Apps are told, server to server, that a session has ended.</summary>
public sealed class BackChannelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_end_of_a_session_is_written_down_once_for_each_app_that_took_part_and_wants_to_know()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.TakePartAsync(TestClients.Trusted);
        await logout.TakePartAsync(LogoutCase.Other, session: Guid.NewGuid());

        await logout.EndAsync();
        await logout.EndAsync();

        var delivery = Assert.Single(await logout.WaitingAsync());
        Assert.Equal(("web", TestUsers.Ada.Subject, logout.SessionId), (delivery.ClientId, delivery.Subject, delivery.SessionId));
    }

    [Fact]
    public async Task A_session_that_is_not_ended_after_all_is_not_written_down_either()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.TakePartAsync(LogoutCase.Web);
        await using var scope = logout.Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();

        await Assert.ThrowsAsync<OperationCanceledException>(() => db.AtomicallyAsync(
            async () =>
            {
                await scope.ServiceProvider.GetRequiredService<SessionStore>().EndAsync(logout.SessionId, SessionEnd.EndedByOwner, Cancel);
                throw new OperationCanceledException();
            },
            Cancel));

        Assert.Empty(await logout.WaitingAsync());
        Assert.Equal(HttpStatusCode.OK, (await logout.Browser.GetAsync(PasskeyCalls.List)).StatusCode);
    }

    [Fact]
    public async Task A_session_that_merely_runs_out_is_told_to_its_apps_once()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.TakePartAsync(LogoutCase.Web);
        await using var scope = logout.Portal.Services.CreateAsyncScope();
        var sessions = scope.ServiceProvider.GetRequiredService<SessionStore>();

        Assert.Equal(0, await sessions.EndExpiredAsync(Cancel));
        logout.Portal.Clock.Advance(SessionStore.IdleLife);
        Assert.Equal(1, await sessions.EndExpiredAsync(Cancel));
        Assert.Equal(0, await sessions.EndExpiredAsync(Cancel));

        Assert.Equal(logout.SessionId, Assert.Single(await logout.WaitingAsync()).SessionId);
    }

    [Fact]
    public async Task An_account_that_is_disabled_leaves_its_apps()
    {
        await using var logout = await LogoutCase.StartAsync();
        await logout.TakePartAsync(LogoutCase.Web);
        await using var scope = logout.Portal.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<AccountStatus>().DisableAsync(TestUsers.Ada.Id, Cancel);

        Assert.Single(await logout.WaitingAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NoContent)]
    [Covers("Back-Channel Logout §2.4"), Covers("Back-Channel Logout §2.5")]
    public async Task An_app_gets_a_logout_token_of_its_own(HttpStatusCode status)
    {
        await using var logout = await LogoutCase.StartAsync();
        logout.Answer(LogoutCase.Address, status);
        logout.Answer(LogoutCase.OtherAddress, status);
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.TakePartAsync(LogoutCase.Other, pairwise: "only-there");
        await logout.EndAsync();

        Assert.True(await logout.DeliverAsync());

        Assert.Empty(await logout.WaitingAsync());
        var tokens = logout.Told.ToDictionary(told => told.Address, told => told.Token);
        await AssertTokenAsync(logout, tokens[LogoutCase.Address], "web", TestUsers.Ada.Subject, "RS256");
        await AssertTokenAsync(logout, tokens[LogoutCase.OtherAddress], "other", "only-there", "ES256");
    }

    [Fact, Covers("Back-Channel Logout §2.8")]
    public async Task An_app_that_refuses_is_not_told_again()
    {
        await using var logout = await LogoutCase.StartAsync();
        logout.Answer(LogoutCase.Address, HttpStatusCode.BadRequest);
        await logout.TakePartAsync(LogoutCase.Web);
        await logout.EndAsync();

        await logout.DeliverAsync();

        Assert.Empty(await logout.WaitingAsync());
        Assert.Contains(logout.Portal.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("web refused a logout", StringComparison.Ordinal));
    }

    private static async Task AssertTokenAsync(LogoutCase logout, string token, string audience, string subject, string algorithm)
    {
        var reader = logout.Portal.Services.GetRequiredService<JwtReader>();
        Assert.NotNull(await reader.ReadAsync(token, "logout+jwt", audience, Cancel));
        Assert.Equal(algorithm, Flow.Header(token)["alg"]!.GetValue<string>());

        var claims = Flow.Payload(token);
        var now = logout.Portal.Clock.Now.ToUnixTimeSeconds();
        Assert.Equal(["iss", "sub", "aud", "iat", "exp", "jti", "events", "sid"], claims.Select(claim => claim.Key));
        Assert.Equal(TestPortal.Address, claims["iss"]!.GetValue<string>());
        Assert.Equal(subject, claims["sub"]!.GetValue<string>());
        Assert.Equal((now, now + 120), (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>()));
        Assert.Equal("""{"http://schemas.openid.net/event/backchannel-logout":{}}""", claims["events"]!.ToJsonString());
        Assert.Equal(SessionNames.For(audience, logout.SessionId.ToString()), claims["sid"]!.GetValue<string>());
    }
}
