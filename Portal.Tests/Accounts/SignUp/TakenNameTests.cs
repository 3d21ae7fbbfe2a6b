using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SignUp;

public sealed class TakenNameTests
{
    [Theory]
    [InlineData("ada", "new@example.test", "This user name is taken")]
    [InlineData("ADA", "new@example.test", "This user name is taken")]
    [InlineData("new", "Ada@Example.test", "There is an account with this email address")]
    [InlineData("a", "new@example.test", "at least two characters")]
    [InlineData("new", "nonsense", "like name@example.com")]
    public async Task What_to_mend_is_told_beside_the_field(string userName, string email, string message)
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        using var browser = portal.Browser();

        var page = await TestBrowser.ReadAsync(await SignUpForm.CheckAsync(browser, "/signup", userName, email: email));

        Assert.Contains(message, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_code_nobody_learns_which_names_are_taken()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = portal.Browser();
        var page = await TestBrowser.ReadAsync(await browser.GetAsync(await SignUpForm.InvitationPathAsync(portal)));
        var form = page.QuerySelector<IHtmlFormElement>("form")!;

        var taken = await browser.PostFormAsync("/signup?code=guessed", FormFields.Of(form, Fields("ada")));
        var free = await browser.PostFormAsync("/signup?code=guessed", FormFields.Of(form, Fields("nobody")));

        Assert.Equal(await TextAsync(taken), await TextAsync(free));
    }

    [Fact]
    public async Task A_name_that_was_taken_meanwhile_is_told_apart()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        using var first = portal.Browser();
        using var second = portal.Browser();
        var one = await SignUpForm.TicketAsync(first, "/signup", "lin", "one@example.test");
        var two = await SignUpForm.TicketAsync(second, "/signup", "Lin", "two@example.test");

        var made = await SignUpForm.FinishAsync(first, one, new SoftAuthenticator());
        var refused = await SignUpForm.FinishAsync(second, two, new SoftAuthenticator());

        Assert.True(made.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("user_name_taken", await Task.FromResult(refused).ReasonAsync());
        Assert.DoesNotContain(second.Cookies, cookie => cookie.Name == "portal-session");
    }

    [Fact]
    public async Task Two_who_take_a_name_in_the_same_moment_get_one_account()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:SignUp:Mode"] = "open" }, TestUsers.Ada);
        var ready = await Task.WhenAll(Enumerable.Range(0, 6).Select(async number =>
        {
            var browser = portal.Browser();
            var ticket = await SignUpForm.TicketAsync(browser, "/signup", "lin", $"person{number}@example.test");
            return (browser, answer: new SoftAuthenticator().Create(await browser.CreationOptionsAsync(ticket)));
        }));

        var responses = await Task.WhenAll(ready.Select(person => person.browser.PostJsonAsync(PasskeyCalls.RegisterVerify, person.answer)));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
        Assert.All(responses.Where(response => !response.IsSuccessStatusCode), response => Assert.Equal(HttpStatusCode.Conflict, response.StatusCode));
    }

    private static Dictionary<string, string> Fields(string userName) =>
        new() { ["userName"] = userName, ["name"] = "Somebody", ["email"] = "somebody@example.test" };

    private static async Task<string> TextAsync(HttpResponseMessage response) =>
        (await TestBrowser.ReadAsync(response)).QuerySelector("[data-testid=signup-problem]")!.TextContent;
}
