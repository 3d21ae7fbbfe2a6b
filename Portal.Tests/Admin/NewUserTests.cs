using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Tests.Accounts.Recovery;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>Accounts that administrators make for others, and invitations.</summary>
public sealed class NewUserTests(PostgresCluster cluster)
{
    private static readonly NewUser Joan = new("joan", "Joan Clarke", "joan@example.test", EmailVerified: true, Role: null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_account_is_made_without_a_way_in_and_its_owner_makes_one_with_the_link(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin);

        var made = await MakeAsync(portal, Joan with { UserName = " joan ", Role = UserRole.Auditor });

        Assert.Empty(made.Problems);
        var user = await portal.WithDataAsync(db => db.Users.SingleAsync(row => row.Id == made.Id, Cancel));
        Assert.Equal(("joan", "Joan Clarke", "joan@example.test", true, null), (user.UserName, user.Name, user.Email, user.EmailConfirmed, user.PasswordHash));
        Assert.Equal([UserRole.Auditor], (await portal.ByAdminAsync((IAdminUsers users) => users.ShowAsync(user.Id, Cancel)))!.Roles);
        using var browser = portal.Browser();
        using var authenticator = new SoftAuthenticator();
        var ticket = await RecoverForm.TicketOf(await browser.GetAsync(new Uri(made.Link!).PathAndQuery));
        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, authenticator.Create(await browser.CreationOptionsAsync(ticket))).TextAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(authenticator)).StatusCode);
    }

    [Fact]
    public async Task What_happened_names_the_administrator()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        var made = await MakeAsync(portal, Joan with { Role = UserRole.Admin });

        var told = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.UserId == made.Id).OrderBy(row => row.Id).ToListAsync(Cancel));
        Assert.Equal(["account.created", "role.given", "recovery_link.created"], told.Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal(TestUsers.Admin.Id, row.ActorId));
    }

    [Theory]
    [InlineData("ADA", "Ada", "new@example.test", "userName")]
    [InlineData("new", "Ada", "ADA@example.test", "email")]
    [InlineData("new", "Ada", "", "email")]
    [InlineData("ada@example.test", "Ada", "new@example.test", "userName")]
    [InlineData("new", "Mallory\u202e", "new@example.test", "name")]
    public async Task What_cannot_be_an_account_is_said_at_its_field(string userName, string name, string email, string field)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin, TestUsers.Ada);

        var made = await MakeAsync(portal, new(userName, name, email, EmailVerified: true, UserRole.Admin));

        Assert.Equal((null, null), (made.Id, made.Link));
        Assert.Equal(field, Assert.Single(made.Problems).Key);
        Assert.Equal(2, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_two_who_make_the_same_account_at_once_one_is_told_that_it_is_there(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin);

        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => MakeAsync(portal, Joan), Cancel)));

        Assert.Single(made, one => one.Id is not null);
        Assert.Contains("userName", Assert.Single(made, one => one.Id is null).Problems.Keys);
        Assert.Equal(1, await portal.WithDataAsync(db => db.OneTimeCodes.CountAsync(row => row.Purpose == CodePurpose.Recover, Cancel)));
    }

    [Fact]
    public async Task Who_is_faster_between_two_looks_is_told_at_both_fields()
    {
        var faster = new AfterQuery("NormalizedUserName");
        await using var portal = await TestPortal.StartAsync(
            new TestSettings { Services = services => services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(faster)) }, TestUsers.Admin);
        faster.Then = () => portal.AddAsync(new TestUser("joan"));

        var made = await MakeAsync(portal, Joan);

        Assert.Equal(["email", "userName"], made.Problems.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_invitation_lets_somebody_make_an_account_and_is_told()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        var made = await InviteAsync(portal, new(Role: null, Email: null));

        Assert.Equal(HttpStatusCode.OK, (await portal.Browser().GetAsync(new Uri(made.Link!).PathAndQuery)).StatusCode);
        Assert.Null(await portal.WithDataAsync(db => db.OneTimeCodes.Where(row => row.Purpose == CodePurpose.Invite).Select(row => row.Role).SingleAsync(Cancel)));
        Assert.Equal(TestUsers.Admin.Id, await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "invitation.created").Select(row => row.ActorId).SingleAsync(Cancel)));
    }

    [Theory]
    [InlineData(UserRole.Admin, "admin")]
    [InlineData(UserRole.Auditor, "auditor")]
    public async Task An_invitation_carries_a_role_and_is_mailed(UserRole role, string name)
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Admin);

        var made = await InviteAsync(portal, new(role, " joan@example.test "));

        var letter = Assert.Single(await portal.LettersAsync());
        Assert.Equal("joan@example.test", letter.To);
        Assert.Contains(made.Link!, letter.Text, StringComparison.Ordinal);
        Assert.Equal(name, await portal.WithDataAsync(db => db.OneTimeCodes.Where(row => row.Purpose == CodePurpose.Invite).Select(row => row.Role).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task An_invitation_is_in_the_language_of_whoever_invites()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Admin with { Profile = """{"locale":"de-AT"}""" });

        await InviteAsync(portal, new(Role: null, "joan@example.test"));

        Assert.StartsWith("Sie sind eingeladen", Assert.Single(await portal.LettersAsync()).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_to_what_is_no_address_is_not_made()
    {
        await using var sink = new MailSink();
        await using var portal = await TestPortal.StartAsync(sink.Settings(), TestUsers.Admin);

        var made = await InviteAsync(portal, new(UserRole.Admin, "joan@example.test\r\nBcc: mallory@example.test"));

        Assert.Null(made.Link);
        Assert.NotNull(made.Problem);
        Assert.Empty(await portal.WaitingMailAsync());
        Assert.Equal(0, await portal.WithDataAsync(db => db.OneTimeCodes.CountAsync(row => row.Purpose == CodePurpose.Invite, Cancel)));
    }

    [Fact]
    public async Task Without_a_server_for_mail_nothing_is_mailed()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Admin);

        Assert.False(await portal.ByAdminAsync((IAdminNewUsers users) => users.SendsMailAsync(Cancel)));
        Assert.NotNull((await InviteAsync(portal, new(Role: null, "joan@example.test"))).Link);
        Assert.Empty(await portal.WaitingMailAsync());
    }

    private static Task<UserMade> MakeAsync(TestPortal portal, NewUser user) => portal.ByAdminAsync((IAdminNewUsers users) => users.CreateAsync(user, Cancel));

    private static Task<InvitationMade> InviteAsync(TestPortal portal, Invitation invitation) =>
        portal.ByAdminAsync((IAdminNewUsers users) => users.InviteAsync(invitation, Cancel));
}
