using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Many accounts at once.</summary>
public sealed class ImportTests(PostgresCluster cluster)
{
    private const string People = "user_name,name,email,email_verified,groups,given_name,address.locality\r\njoan,Joan Clarke,joan@example.test,true,staff;Hut 8,Joan,Bletchley\r\nmavis,,mavis@example.test,,,,\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_checked_without_writing_and_then_imported(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin);

        var check = await CheckAsync(portal, People);
        Assert.Equal((2, 0, 0, 0, null), (check.New, check.Unchanged, check.Changed, check.Bad, check.Id));
        Assert.Equal(1, await CountAsync(portal));

        var done = await ImportAsync(portal, People);
        Assert.Equal((2, 0, 0, 0), (done.New, done.Unchanged, done.Changed, done.Bad));
        var joan = await portal.WithDataAsync(db => db.Users.SingleAsync(user => user.NormalizedUserName == "JOAN", Cancel));
        Assert.Equal(("Joan Clarke", "joan@example.test", true, null), (joan.Name, joan.Email, joan.EmailConfirmed, joan.PasswordHash));
        Assert.Equal("""{"given_name":"Joan","address":{"locality":"Bletchley"}}""", joan.Profile);
        Assert.Equal(["Hut 8", "staff"], (await portal.ByAdminAsync((IAdminUsers users) => users.ShowAsync(joan.Id, Cancel)))!.Groups);
        var mavis = await portal.WithDataAsync(db => db.Users.SingleAsync(user => user.UserName == "mavis", Cancel));
        Assert.Equal(("mavis", false), (mavis.Name, mavis.EmailConfirmed));
        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "account.created").ToListAsync(Cancel));
        Assert.All(told, row => Assert.Equal((TestUsers.Admin.Id, $$"""{"import":"{{done.Id}}"}"""), (row.ActorId, row.Details)));
        Assert.Equal(2, told.Count);

        Assert.Equal(2, (await ImportAsync(portal, People)).Unchanged);
        Assert.Equal(2, (await ImportAsync(portal, People, update: true)).Unchanged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Accounts_that_there_are_change_only_when_that_is_wanted(bool update)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        var report = await ImportAsync(portal, "user_name,name,groups\nADA,Countess,staff\n", update);

        Assert.Equal(update ? (0, 0, 1) : (0, 1, 0), (report.New, report.Unchanged, report.Changed));
        var ada = (await portal.ByAdminAsync((IAdminUsers users) => users.ShowAsync(TestUsers.Ada.Id, Cancel)))!;
        Assert.Equal(update ? "Countess" : TestUsers.Ada.Name, ada.Line.Name);
        Assert.Equal((TestUsers.Ada.Email, true), (ada.Line.Email, ada.EmailVerified));
        Assert.Equal(update ? ["staff"] : [], ada.Groups);
    }

    [Theory]
    [InlineData("user_name,email\nmallory,ADA@example.test\n", "email")]
    [InlineData("user_name,email\nadmin,ada@example.test\n", "email")]
    [InlineData("user_name,email\nmallory,\n", "email")]
    [InlineData("user_name,name\nmallory,Mallory\n", "email")]
    [InlineData("user_name,email\nada@example.test,m@example.test\n", "user_name")]
    [InlineData("user_name,email,groups\nmallory,m@example.test,a\u202eb\n", "groups")]
    [InlineData("user_name,email,email_verified\nmallory,m@example.test,yes\n", "email_verified")]
    [InlineData("user_name,email,picture\nmallory,m@example.test,javascript:alert(1)\n", "picture")]
    [InlineData("user_name,email\nmallory,m@example.test\nMALLORY,n@example.test\n", "user_name")]
    [InlineData("user_name,email\nmallory,m@example.test\nnell,M@example.test\n", "email")]
    public async Task A_bad_row_is_named_and_keeps_all_others_out(string bad, string column)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        foreach (var report in new[] { await CheckAsync(portal, bad, update: true), await ImportAsync(portal, bad, update: true) })
        {
            Assert.Equal((1, null), (report.Bad, report.Id));
            Assert.Equal(column, Assert.Single(report.Faults).Column);
        }

        Assert.Equal(2, await CountAsync(portal));
        Assert.Equal("admin@example.test", await portal.WithDataAsync(db => db.Users.Where(user => user.Id == TestUsers.Admin.Id).Select(user => user.Email).SingleAsync(Cancel)));
    }

    [Theory]
    [InlineData("user_name,email,roles\nmallory,m@example.test,admin\n", "roles")]
    [InlineData("user_name,email,password\nmallory,m@example.test,secret\n", "password")]
    [InlineData("""[{"user_name":"mallory","email":"m@example.test","roles":["admin"]}]""", "roles")]
    [InlineData("email\nm@example.test\n", "user_name")]
    [InlineData("user_name,user_name\na,b\n", "twice")]
    [InlineData("user_name,email\na\n", "Line 2")]
    [InlineData("user_name,email\n\"a\"b,c\n", "Line 2")]
    [InlineData("[1]", "Entry 1")]
    [InlineData("[{", "JSON")]
    [InlineData("", "no rows")]
    public async Task A_file_that_is_none_is_refused_as_a_whole(string content, string means)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.Contains(means, (await ImportAsync(portal, content)).Problem, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(portal));
    }

    [Fact]
    public async Task JSON_says_the_same()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        var done = await ImportAsync(portal, """[{"user_name":"joan","email":"joan@example.test","email_verified":true,"groups":["staff","Hut 8"],"name":null}]""");

        Assert.Equal(1, done.New);
        Assert.Equal(["Hut 8", "staff"], await portal.WithDataAsync(db => db.UserGroups.Select(member => member.Name).Order().ToListAsync(Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_name_that_somebody_takes_meanwhile_keeps_the_whole_file_out(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin);

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ImportAsync(portal, People), Cancel)));

        Assert.Single(reports, report => report is { New: 2, Id: not null });
        Assert.Single(reports, report => report.Overtaken || report.Unchanged == 2);
        Assert.Equal(3, await CountAsync(portal));
    }

    [Fact]
    public async Task A_name_is_looked_for_in_the_same_moment_as_its_address()
    {
        var faster = new AfterQuery("NormalizedUserName");
        await using var portal = await TestPortal.StartAsync(
            new TestSettings { Services = services => services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(faster)) }, TestUsers.Admin);
        faster.Then = () => portal.AddAsync(new TestUser("joan"));

        var check = await CheckAsync(portal, People);

        Assert.Equal((2, 0), (check.New, check.Bad));
        Assert.Equal((1, 1), ((await CheckAsync(portal, People)).New, (await CheckAsync(portal, People)).Unchanged));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_cancelled_on_the_way_leaves_nothing(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin);
        using var leaving = new CancellationTokenSource();
        var told = new Told(done =>
        {
            if (done >= 500) leaving.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => portal.ByAdminAsync((IAdminImport import) => import.ImportAsync(Many(1_500), told, leaving.Token)));

        Assert.Equal(1, await CountAsync(portal));
        Assert.False(await portal.WithDataAsync(db => db.SecurityEvents.AnyAsync(row => row.Kind == "account.created", Cancel)));
    }

    [Fact]
    public async Task More_rows_than_fit_are_refused()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.NotNull((await portal.ByAdminAsync((IAdminImport import) => import.CheckAsync(Many(ImportFile.RowLimit + 1), new Told(_ => { }), Cancel))).Problem);
        Assert.Equal(ImportFile.RowLimit, (await portal.ByAdminAsync((IAdminImport import) => import.CheckAsync(Many(ImportFile.RowLimit), new Told(_ => { }), Cancel))).New);
    }

    private static ImportFile Many(int rows) => new(
        Encoding.UTF8.GetBytes("user_name,email\n" + string.Concat(Enumerable.Range(0, rows).Select(n => $"person{n},person{n}@example.test\n"))), Update: false);

    private static Task<ImportReport> CheckAsync(TestPortal portal, string content, bool update = false) =>
        portal.ByAdminAsync((IAdminImport import) => import.CheckAsync(new(Encoding.UTF8.GetBytes(content), update), new Told(_ => { }), Cancel));

    private static Task<ImportReport> ImportAsync(TestPortal portal, string content, bool update = false) =>
        portal.ByAdminAsync((IAdminImport import) => import.ImportAsync(new(Encoding.UTF8.GetBytes(content), update), new Told(_ => { }), Cancel));

    private static Task<int> CountAsync(TestPortal portal) => portal.WithDataAsync(db => db.Users.CountAsync(Cancel));

    private sealed class Told(Action<int> told) : IProgress<int>
    {
        public void Report(int value) => told(value);
    }
}
