using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Overview;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>The numbers of the overview, held against the log that they come from.</summary>
public sealed class OverviewNumbersTests(PostgresCluster cluster)
{
    private const string Passkey = """{"acr":"phr","amr":"swk user mfa"}""";
    private const string HardwareKey = """{"acr":"phr","amr":"hwk user mfa"}""";
    private const string Password = """{"acr":"pwd","amr":"pwd"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_number_is_what_the_log_has_in_the_range_and_nothing_beside_it(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        var day = new DateTimeOffset(2030, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var moment = TimeSpan.FromMilliseconds(1);
        await portal.HappenAsync(
            SignIn(day.AddDays(-6) - moment, TestUsers.Grace, Passkey),
            SignIn(day.AddDays(-6), TestUsers.Ada, Passkey),
            SignIn(day.AddDays(-5) - moment, TestUsers.Ada, HardwareKey),
            SignIn(day.AddDays(-5), TestUsers.Ada, Password),
            SignIn(day.AddHours(12), TestUsers.Admin, Passkey),
            SignIn(day.AddDays(1), TestUsers.Grace, Passkey),
            Failure(day, "password", "wrong_password"),
            Failure(day, "password", "locked"),
            Failure(day.AddHours(1), "mail_code", "wrong_code"),
            Failure(day.AddHours(1), "totp", "wrong_code"),
            new SecurityEventRow { At = day, Kind = EventKind.TokenIssued.Name, Details = """{"grant_type":"refresh_token","scope":"openid"}""" },
            new SecurityEventRow { At = day, Kind = EventKind.TokenIssued.Name, Details = """{"grant_type":"refresh_token","scope":"openid email"}""" },
            new SecurityEventRow { At = day, Kind = EventKind.TokenIssued.Name, Details = """{"grant_type":"client_credentials","scope":"api"}""" },
            new SecurityEventRow { At = day, Kind = EventKind.TokenRefused.Name, Outcome = EventOutcome.Failed, Details = """{"grant_type":"password","reason":"x"}""" });

        var numbers = await NumbersAsync(portal, OverviewRange.Week);

        Assert.Equal((day.AddDays(-6), day.AddDays(1)), (numbers.From, numbers.Until));
        Assert.Equal([2, 1, 0, 0, 0, 0, 1], numbers.SignIns.Select(bucket => bucket.Succeeded));
        Assert.Equal([0, 0, 0, 0, 0, 0, 4], numbers.SignIns.Select(bucket => bucket.Failed));
        Assert.Equal([new("phr", 3), new("pwd", 1)], numbers.Methods.Parts);
        Assert.Equal([new("wrong_code", 2), new("locked", 1), new("wrong_password", 1)], numbers.Failures.Parts);
        Assert.Equal([new("refresh_token", 2), new("client_credentials", 1)], numbers.Tokens.Parts);
        Assert.Equal(2, numbers.ActiveUsers);
        await ExpectLoggedAsync(portal, numbers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_happened_where_the_log_is_empty(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);

        foreach (var (range, buckets) in new[] { (OverviewRange.Day, 24), (OverviewRange.Week, 7), (OverviewRange.Month, 30), (OverviewRange.Quarter, 90) })
        {
            var numbers = await NumbersAsync(portal, range, "no/such-zone");

            Assert.Equal(buckets, numbers.SignIns.Count);
            Assert.All(numbers.SignIns, bucket => Assert.Equal((0, 0), (bucket.Succeeded, bucket.Failed)));
            Assert.Equal((0, 0, 0, 0), (numbers.Methods.Total, numbers.Failures.Total, numbers.Tokens.Total, numbers.ActiveUsers));
            Assert.Empty(numbers.Endpoints);
        }
    }

    [Fact]
    public async Task Of_a_long_log_only_the_range_is_read()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var events = scope.ServiceProvider.GetRequiredService<EventCounts>().Happened(EventKind.SignInSucceeded, portal.Clock.Now.AddDays(-1), portal.Clock.Now);

        Assert.Contains("INDEX IX_SecurityEvents_At_Kind_Outcome (At>? AND At<?)", await events.GroupBy(row => row.Details).Select(group => group.Count()).PlanAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Days_are_those_of_the_reader(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        var tokyo = new DateTimeOffset(2030, 3, 1, 0, 0, 0, TimeSpan.FromHours(9));
        await portal.HappenAsync(SignIn(tokyo.ToUniversalTime().AddSeconds(-1), TestUsers.Ada, Passkey), SignIn(tokyo.ToUniversalTime(), TestUsers.Ada, Passkey));

        var numbers = await NumbersAsync(portal, OverviewRange.Week, "Asia/Tokyo");

        Assert.Equal([0, 0, 0, 0, 0, 1, 1], numbers.SignIns.Select(bucket => bucket.Succeeded));
        await ExpectLoggedAsync(portal, numbers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Endpoints_are_told_the_slowest_first_with_all_that_they_did_in_the_range(bool onPostgres)
    {
        await using var portal = await StartAsync(onPostgres);
        var now = new DateTimeOffset(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await portal.WithDataAsync(db =>
        {
            db.EndpointHours.AddRange(
                new EndpointHourRow { Hour = now, Endpoint = "GET /quick", Requests = 4, Milliseconds = 10, Slowest = 7 },
                new EndpointHourRow { Hour = now, Endpoint = "GET /slow", Requests = 1, Failures = 1, Milliseconds = 500, Slowest = 500 },
                new EndpointHourRow { Hour = now.AddHours(-20), Endpoint = "GET /slow", Requests = 3, Milliseconds = 100, Slowest = 60 },
                new EndpointHourRow { Hour = now.AddHours(-24), Endpoint = "GET /slow", Requests = 9, Milliseconds = 9, Slowest = 9_000 });
            return db.SaveChangesAsync(Cancel);
        });

        Assert.Equal([new("GET /slow", 4, 1, 150, 500), new("GET /quick", 4, 0, 2.5, 7)], (await NumbersAsync(portal, OverviewRange.Day)).Endpoints);
    }

    // What a reader of the log would count.
    private static async Task ExpectLoggedAsync(TestPortal portal, OverviewNumbers numbers)
    {
        Assert.Equal(await LoggedAsync(portal, "signin.failed", numbers.From, numbers.Until), numbers.Failures.Total);
        Assert.Equal(await LoggedAsync(portal, "token.issued", numbers.From, numbers.Until), numbers.Tokens.Total);
        Assert.Equal(await LoggedAsync(portal, "signin.succeeded", numbers.From, numbers.Until), numbers.Methods.Total);
        foreach (var bucket in numbers.SignIns)
        {
            Assert.Equal(await LoggedAsync(portal, "signin.succeeded", bucket.From, bucket.Until), bucket.Succeeded);
            Assert.Equal(await LoggedAsync(portal, "signin.failed", bucket.From, bucket.Until), bucket.Failed);
        }
    }

    private static async Task<long> LoggedAsync(TestPortal portal, string kind, DateTimeOffset from, DateTimeOffset until) =>
        (await portal.ListAsync(new(Kind: kind, From: from, Until: until))).Rows.Count;

    private static async Task<OverviewNumbers> NumbersAsync(TestPortal portal, OverviewRange range, string? zone = null)
    {
        var allowed = await portal.AskAsync(TestUsers.Auditor, (IAdminOverview overview) => overview.NumbersAsync(range, zone, Cancel));
        Assert.Null(allowed.Refusal);
        return allowed.Answer!;
    }

    private static SecurityEventRow SignIn(DateTimeOffset at, TestUser user, string details) =>
        new() { At = at, Kind = EventKind.SignInSucceeded.Name, UserId = user.Id, Details = details };

    private static SecurityEventRow Failure(DateTimeOffset at, string method, string reason) =>
        new() { At = at, Kind = EventKind.SignInFailed.Name, Outcome = EventOutcome.Failed, Details = $$"""{"method":"{{method}}","reason":"{{reason}}"}""" };

    private async Task<TestPortal> StartAsync(bool onPostgres) =>
        await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Ada, TestUsers.Grace, TestUsers.Admin, TestUsers.Auditor);
}
