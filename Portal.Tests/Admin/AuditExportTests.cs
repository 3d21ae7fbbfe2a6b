using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Events;
using Portal.Audit;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

public sealed class AuditExportTests
{
    private const string Address = "/admin/audit/export?format=";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrators_and_auditors_get_what_is_filtered_and_it_is_told()
    {
        foreach (var who in new[] { TestUsers.Admin, TestUsers.Auditor })
        {
            await using var portal = await StartAsync();
            using var browser = await portal.BrowserAsync(who);

            var answer = await browser.GetAsync(Address + "csv&user=ada&kind=passkey.added");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(2, lines.Length);
            Assert.Contains("passkey.added,succeeded,," + TestUsers.Ada.Id + ",ada,", lines[1], StringComparison.Ordinal);
            var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "audit.exported", Cancel));
            Assert.Equal((who.Id, """{"format":"csv","filtered_by":"kind user"}"""), (told.ActorId!.Value, told.Details));
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Nobody_else_gets_anything(string format)
    {
        await using var portal = await StartAsync();
        using var stranger = portal.Browser();
        using var ada = await portal.BrowserAsync(TestUsers.Ada);
        using var formerly = await portal.BrowserAsync(TestUsers.Auditor);
        await portal.WithDataAsync(db => db.UserRoles.Where(held => held.UserId == TestUsers.Auditor.Id).ExecuteDeleteAsync(Cancel));
        using var ended = await portal.BrowserAsync(TestUsers.Admin);
        await portal.WithDataAsync(db => db.Sessions.Where(row => row.UserId == TestUsers.Admin.Id).ExecuteDeleteAsync(Cancel));

        foreach (var browser in new[] { stranger, ended })
        {
            var answer = await browser.GetAsync(Address + format);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/signin", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        foreach (var browser in new[] { ada, formerly })
        {
            var answer = await browser.GetAsync(Address + format);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain("passkey.added", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "audit.exported", Cancel)));
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("")]
    [InlineData("csv&from=yesterday")]
    [InlineData("json&until=%00")]
    [InlineData("json&outcome=maybe")]
    public async Task What_cannot_be_read_is_refused_and_never_left_out(string asked)
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync(Address + asked)).StatusCode);
    }

    [Fact]
    public async Task A_long_log_is_written_whole_and_in_order()
    {
        const int count = AuditExport.BatchSize + 3;
        await using var portal = await StartAsync();
        await portal.HappenAsync([.. Enumerable.Range(0, count).Select(_ => portal.Row(EventKind.SignInFailed))]);
        using var browser = await portal.BrowserAsync(TestUsers.Auditor);

        var answer = await browser.GetAsync(Address + "json&kind=signin.failed");

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var file = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var ids = file.RootElement.EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()).ToList();
        Assert.Equal(count, ids.Count);
        Assert.Equal(ids.Distinct().OrderDescending(), ids);
        using var none = JsonDocument.Parse(await (await browser.GetAsync(Address + "json&user=nobody")).Content.ReadAsStringAsync(Cancel));
        Assert.Equal(0, none.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task What_somebody_wrote_into_a_user_agent_is_no_formula()
    {
        await using var portal = await StartAsync();
        await portal.HappenAsync(new SecurityEventRow { At = portal.Clock.Now, Kind = "signin.failed", UserAgent = "=HYPERLINK(\"https://evil.test\",\"x\")" });
        using var browser = await portal.BrowserAsync(TestUsers.Admin);

        var csv = await (await browser.GetAsync(Address + "csv&kind=signin.failed")).Content.ReadAsStringAsync(Cancel);

        Assert.Contains(",\"'=HYPERLINK(\"\"https://evil.test\"\",\"\"x\"\")\",", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("", "")]
    public void A_cell_is_quoted_and_never_a_formula(string text, string cell) => Assert.Equal(cell + ",end\r\n", AuditCsv.Line([text, "end"]));

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Admin, TestUsers.Auditor);
        await portal.HappenAsync(portal.Row(EventKind.PasskeyAdded, TestUsers.Ada), portal.Row(EventKind.PasskeyRemoved, TestUsers.Ada));
        return portal;
    }
}
