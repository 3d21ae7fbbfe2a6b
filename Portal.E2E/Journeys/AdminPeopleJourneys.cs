using System.Net;
using System.Text;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What administrators do for people, and how the people find it.</summary>
public sealed class AdminPeopleJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private const string Columns = "user_name,name,email,email_verified,groups";

    private static BrowserNewContextOptions Still => new() { ReducedMotion = ReducedMotion.Reduce };

    [Fact]
    public async Task Somebody_gets_an_account_makes_a_passkey_and_an_app_is_told_of_their_group()
    {
        var (admin, person) = (await ArriveAsAdministratorAsync(), Person.New());
        var link = await MakeAccountAsync(admin, person, "readers; staff");
        await admin.Page.GetByTestId("new-user-open").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-group-list").Locator("bdi")).ToHaveTextAsync(["readers", "staff"]);
        await admin.Page.GetByTestId("user-group-remove").First.ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-group-list").Locator("bdi")).ToHaveTextAsync(["staff"]);
        await admin.ExpectAccessibleAsync("user-groups");

        var theirs = await ArriveAsync(Still);
        await theirs.Page.GotoAsync(link);
        await theirs.Page.GetByTestId("recover-passkey").ClickAsync();
        await theirs.Page.GetByTestId("recover-done-signin").ClickAsync();
        await theirs.PressPasskeyButtonAsync();
        await theirs.ExpectSignedInAsync(Portal, person.Name);

        await using var app = await RegisteredApps.StartAsync(Portal, "Harbor Groups", Cancel, scope: "openid profile groups");
        await theirs.StartAtAsync(app);
        await Assertions.Expect(theirs.Page.GetByTestId("consent-scope-groups")).ToBeVisibleAsync();
        await theirs.AllowAsync();
        var told = await theirs.BackAtAsync(app);
        Assert.Null(told.Error);
        Assert.Equal("""["staff"]""", told.FromUserInfo("groups"));
        Assert.False(told.UserInfoHas("roles"));

        var late = await ArriveAsync(Still);
        await late.Page.GotoAsync(link);
        await Assertions.Expect(late.Page.GetByTestId("recover-refused")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_with_a_bad_row_makes_nobody_and_a_good_one_everybody()
    {
        var (admin, first, second) = (await ArriveAsAdministratorAsync(), Person.New(), Person.New());
        await admin.Page.GotoAsync($"{Portal.Address}/admin/users/import");
        await admin.UntilLiveAsync();
        await ChooseAsync(admin, Row(first), Row(second with { Email = "nowhere" }));
        await admin.Page.GetByTestId("import-check").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("import-bad")).ToHaveTextAsync("1");
        await Assertions.Expect(admin.Page.GetByTestId("import-faults")).ToContainTextAsync("Line 3 email");
        await Assertions.Expect(admin.Page.GetByTestId("import-do")).ToBeDisabledAsync();
        await admin.ExpectAccessibleAsync("import");
        var report = await admin.Page.RunAndWaitForDownloadAsync(() => admin.Page.GetByTestId("import-report").ClickAsync());
        Assert.Contains("3,email,", await File.ReadAllTextAsync(await report.PathAsync(), Cancel), StringComparison.Ordinal);

        await ChooseAsync(admin, Row(first), Row(second));
        await Assertions.Expect(admin.Page.GetByTestId("import-bad")).ToHaveCountAsync(0);
        await admin.Page.GetByTestId("import-check").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("import-new")).ToHaveTextAsync("2");
        await Assertions.Expect(admin.Page.GetByTestId("import-said")).ToBeEmptyAsync();
        await admin.Page.GetByTestId("import-do").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("import-said")).ToHaveTextAsync("The file is imported.");
        await Assertions.Expect(admin.Page.GetByTestId("import-do")).ToBeDisabledAsync();

        await OpenAsync(admin, second);
        await Assertions.Expect(admin.Page.GetByTestId("user-group-list").Locator("bdi")).ToHaveTextAsync(["crew"]);
    }

    [Fact]
    public async Task Who_is_asked_for_a_new_passkey_goes_nowhere_without_it()
    {
        var (admin, theirs, person) = (await ArriveAsAdministratorAsync(), await ArriveAsync(Still), Person.New());
        await theirs.SignUpAsync(Portal, person);
        // An open page would leave by itself when the session ends, at any moment.
        await theirs.Page.GotoAsync("about:blank");
        await OpenAsync(admin, person);
        await admin.Page.GetByTestId("user-require-passkey").ClickAsync();
        await admin.Page.GetByTestId("user-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-passkey-required")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-no-sessions")).ToBeVisibleAsync();

        await theirs.Page.GotoAsync($"{Portal.Address}/account");
        Assert.Equal("/signin", new Uri(theirs.Page.Url).AbsolutePath);
        await theirs.PressPasskeyButtonAsync();
        await theirs.Page.GetByTestId("offer-another").WaitForAsync();
        await theirs.ExpectAccessibleAsync("passkey-required");
        await Assertions.Expect(theirs.Page.GetByTestId("offer-skip")).ToHaveCountAsync(0);
        await theirs.Page.GotoAsync($"{Portal.Address}/account/security");
        Assert.Equal("/signin/passkey", new Uri(theirs.Page.Url).AbsolutePath);

        await theirs.Page.GetByTestId("offer-passkey").ClickAsync();
        await theirs.Page.WaitForURLAsync($"{Portal.Address}/account/security");
        await theirs.Page.GotoAsync($"{Portal.Address}/account");
        await theirs.ExpectSignedInAsync(Portal, person.Name);
        await admin.Page.ReloadAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-require-passkey")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-passkey-required")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_is_no_longer_asked_for_a_new_passkey_signs_in_with_the_old_one()
    {
        var (admin, theirs, person) = (await ArriveAsAdministratorAsync(), await ArriveAsync(Still), Person.New());
        await theirs.SignUpAsync(Portal, person);
        await theirs.Page.GotoAsync("about:blank");
        await OpenAsync(admin, person);
        await admin.Page.GetByTestId("user-require-passkey").ClickAsync();
        await admin.Page.GetByTestId("user-confirm").ClickAsync();
        await admin.Page.GetByTestId("user-drop-passkey").ClickAsync();
        await admin.Page.GetByTestId("user-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-passkey-required")).ToHaveCountAsync(0);

        await theirs.Page.GotoAsync($"{Portal.Address}/signin");
        await theirs.PressPasskeyButtonAsync();

        await theirs.ExpectSignedInAsync(Portal, person.Name);
    }

    [Fact]
    public async Task A_token_and_a_passkey_that_an_administrator_takes_away_are_dead()
    {
        var (admin, theirs, person) = (await ArriveAsAdministratorAsync(), await ArriveAsync(Still), Person.New());
        await theirs.SignUpWithPasswordAsync(Portal, person);
        await theirs.Page.GotoAsync($"{Portal.Address}/account/passkeys");
        await theirs.Page.GetByTestId("passkey-add").ClickAsync();
        await theirs.Page.GetByTestId("passkey-label").WaitForAsync();
        var token = await theirs.MakeTokenAsync(Portal);
        Assert.Equal(HttpStatusCode.OK, (await Portal.AskUserInfoAsync(token, Cancel)).Status);
        await OpenAsync(admin, person);

        await admin.Page.GetByTestId("user-revoke-token").ClickAsync();
        await admin.Page.GetByTestId("user-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-revoke-token")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Portal.AskUserInfoAsync(token, Cancel)).Status);

        await admin.Page.GetByTestId("user-remove-passkey").ClickAsync();
        await admin.Page.GetByTestId("user-confirm").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("user-remove-passkey")).ToHaveCountAsync(0);
        await theirs.Page.GotoAsync("about:blank");
        await theirs.Context.ClearCookiesAsync();
        await theirs.Page.GotoAsync($"{Portal.Address}/signin");
        await theirs.PressPasskeyButtonAsync();
        await Assertions.Expect(theirs.Page.GetByTestId("passkey-said")).Not.ToBeEmptyAsync();
    }

    private async Task<Visitor> ArriveAsAdministratorAsync()
    {
        var admin = await ArriveAsync(Still);
        await admin.SignInAsAdministratorAsync(Portal);
        return admin;
    }

    private async Task<string> MakeAccountAsync(Visitor admin, Person person, string groups)
    {
        await admin.Page.GotoAsync($"{Portal.Address}/admin/users/new");
        await admin.ExpectAccessibleAsync("new-user");
        await admin.Page.GetByTestId("new-user-name").FillAsync(person.UserName);
        await admin.Page.GetByTestId("new-user-full").FillAsync(person.Name);
        await admin.Page.GetByTestId("new-user-email").FillAsync(person.Email);
        await admin.Page.GetByTestId("new-user-groups").FillAsync(groups);
        await admin.Page.GetByTestId("new-user-create").ClickAsync();
        var link = await admin.Page.GetByTestId("one-time-link").Locator("code").InnerTextAsync();
        await admin.ExpectAccessibleAsync("new-user-made");
        return link;
    }

    private async Task OpenAsync(Visitor admin, Person person)
    {
        await admin.Page.GotoAsync($"{Portal.Address}/admin/users");
        await admin.Page.GetByTestId("users-search").FillAsync(person.UserName);
        await admin.Page.GetByTestId("users-open").Filter(new() { HasTextString = person.UserName }).First.ClickAsync();
        await admin.Page.GetByTestId("user-facts").WaitForAsync();
    }

    private static string Row(Person person) => $"{person.UserName},{person.Name},{person.Email},true,crew";

    private static Task ChooseAsync(Visitor admin, params string[] rows) => admin.Page.GetByTestId("import-file").SetInputFilesAsync(
        new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", [Columns, .. rows])) });
}
