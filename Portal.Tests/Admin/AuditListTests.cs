using Portal.Admin.Events;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

public sealed class AuditListTests
{
    public static TheoryData<AuditFilter, string[]> Filters => new()
    {
        { new(), ["client.changed", "signin.failed", "consent.given", "passkey.added"] },
        { new(Kind: "consent.given"), ["consent.given"] },
        { new(Kind: "consent."), [] },
        { new(Failed: true), ["signin.failed"] },
        { new(Failed: false), ["client.changed", "consent.given", "passkey.added"] },
        { new(User: "ada"), ["signin.failed", "passkey.added"] },
        { new(User: " ADA@example.test "), ["signin.failed", "passkey.added"] },
        { new(User: TestUsers.Admin.Subject), ["client.changed"] },
        { new(User: "admin"), ["client.changed"] },
        { new(User: "nobody"), [] },
        { new(User: "' OR 1=1 --"), [] },
        { new(ClientId: "web"), ["consent.given"] },
        { new(Address: "203.0.113.7"), ["signin.failed"] },
        { new(Address: "203.0.113"), [] },
        { new(TraceId: "trace-2"), ["consent.given"] },
        { new(From: At(1), Until: At(3)), ["signin.failed", "consent.given"] },
        { new(From: At(2).ToOffset(TimeSpan.FromHours(9))), ["client.changed", "signin.failed"] },
        { new(User: "ada", Failed: true, Kind: "signin.failed", Address: "203.0.113.7"), ["signin.failed"] },
        { new(User: "ada", ClientId: "web"), [] },
        { new(Kind: "", User: " ", ClientId: ""), ["client.changed", "signin.failed", "consent.given", "passkey.added"] },
    };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public async Task Events_are_found_by_what_is_asked_for_and_nothing_else(AuditFilter filter, string[] kinds)
    {
        await using var portal = await StartAsync();

        Assert.Equal(kinds, (await portal.ListAsync(filter)).Rows.Select(row => row.Kind));
    }

    [Fact]
    public async Task An_event_tells_who_did_what_to_whom_at_which_app_and_why_it_failed()
    {
        await using var portal = await StartAsync();

        var rows = (await portal.ListAsync(new())).Rows;

        Assert.Equal(new AuditPerson(TestUsers.Admin.Id, "admin"), rows[0].Actor);
        Assert.Equal("gone-client", rows[0].App);
        Assert.Equal(new AuditPerson(TestUsers.Ada.Id, "ada"), rows[1].User);
        Assert.True(rows[1].Failed);
        Assert.Equal("wrong_password", rows[1].Reason);
        Assert.Equal("password", rows[1].Details["method"]);
        Assert.Equal("203.0.113.7", rows[1].Address);
        Assert.Null(rows[2].User!.Name);
        Assert.Equal("trace-2", rows[2].TraceId);
    }

    [Fact]
    public async Task Page_by_page_every_event_is_told_once_whatever_happens_meanwhile()
    {
        const int count = (2 * AdminAudit.PageSize) + 7;
        await using var portal = await TestPortal.StartAsync(TestUsers.Auditor);
        await portal.HappenAsync([.. Enumerable.Range(0, count).Select(_ => portal.Row(EventKind.PasskeyAdded))]);

        var pages = new List<AuditPage> { await portal.ListAsync(new()) };
        while (pages[^1].Older)
        {
            await portal.HappenAsync(portal.Row(EventKind.PasskeyRemoved));
            pages.Add(await portal.ListAsync(new(), new(OlderThan: pages[^1].Rows[^1].Id)));
        }

        var told = pages.SelectMany(page => page.Rows).Select(row => row.Id).ToList();
        Assert.Equal(count, told.Count);
        Assert.Equal(told.Distinct().OrderDescending(), told);
        Assert.Equal([false, true, true], pages.Select(page => page.Newer));

        var up = await portal.ListAsync(new(), new(NewerThan: pages[^1].Rows[0].Id));
        Assert.Equal(pages[1].Rows.Select(row => row.Id), up.Rows.Select(row => row.Id));
        Assert.True(up.Newer && up.Older);
        var top = await portal.ListAsync(new(), new(NewerThan: pages[0].Rows[0].Id));
        Assert.Equal(["passkey.removed", "passkey.removed"], top.Rows.Select(row => row.Kind));
        Assert.False(top.Newer);
    }

    private static DateTimeOffset At(int hour) => new(2026, 3, 1, hour, 0, 0, TimeSpan.Zero);

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Admin, TestUsers.Auditor, new TestClient("web", new()));
        await portal.HappenAsync(
            new SecurityEventRow { At = At(0), Kind = "passkey.added", UserId = TestUsers.Ada.Id },
            new SecurityEventRow { At = At(1), Kind = "consent.given", UserId = TestUsers.Grace.Id, ClientId = "web", TraceId = "trace-2" },
            new SecurityEventRow
            {
                At = At(2),
                Kind = "signin.failed",
                UserId = TestUsers.Ada.Id,
                Outcome = EventOutcome.Failed,
                Address = "203.0.113.7",
                Details = """{"method":"password","reason":"wrong_password"}""",
            },
            new SecurityEventRow { At = At(3), Kind = "client.changed", ActorId = TestUsers.Admin.Id, ClientId = "gone-client" });
        return portal;
    }
}
