using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class SignInPageTests : ComponentContext, ISignInPage
{
    private readonly SignInView _view = new(null, null, Passwords: true, SignUp: false, Expired: false);
    private SignInView? _shown;
    private PageResult _answer = new PageResult.Mend("That did not work.");
    private (string UserName, string Password)? _tried;

    public SignInPageTests() => Services.AddSingleton<ISignInPage>(this).AddAntiforgery();

    [Fact]
    public void The_passkey_comes_first_and_the_password_is_not_asked_yet()
    {
        var page = Show(_view);

        Assert.Contains("primary", page.Find(ById("signin-passkey")).ClassList);
        Assert.True(page.Find(ById("signin-passkey")).HasAttribute("disabled"), "No press before the script has come, which enables it.");
        Assert.Equal("username webauthn", page.Find(ById("signin-username")).GetAttribute("autocomplete"));
        Assert.Empty(page.FindAll(ById("signin-password")));
    }

    [Fact]
    public async Task A_user_name_leads_to_the_password_and_can_still_be_changed()
    {
        var page = await PostAsync("name", "alice", null);

        Assert.Equal("alice", page.Find(ById("signin-username")).GetAttribute("value"));
        Assert.False(page.Find(ById("signin-username")).HasAttribute("readonly"));
        Assert.Equal("current-password", page.Find(ById("signin-password")).GetAttribute("autocomplete"));
        Assert.Null(_tried);
    }

    [Fact]
    public async Task A_missing_user_name_is_asked_for_beside_its_field()
    {
        var page = await PostAsync("name", " ", null);

        var field = page.Find(ById("signin-username"));
        Assert.Equal("userName-problem", field.GetAttribute("aria-describedby"));
        Assert.Equal("Enter your email or user name.", page.Find("#userName-problem").TextContent);
    }

    [Fact]
    public async Task A_refused_password_is_said_aloud_and_asked_again()
    {
        var page = await PostAsync("password", "alice ", "wrong");

        Assert.Equal(("alice", "wrong"), _tried);
        Assert.Equal("alert", page.Find(ById("signin-problem")).GetAttribute("role"));
        Assert.Null(page.Find(ById("signin-password")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_good_password_leads_on()
    {
        _answer = new PageResult.GoTo("/account");

        await PostAsync("password", "alice", "right");

        Assert.EndsWith("/account", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_passwords_are_off_only_the_passkey_is_offered() =>
        Assert.Empty(Show(_view with { Passwords = false }).FindAll("form"));

    [Fact]
    public void An_expired_request_offers_nothing_to_sign_in_with()
    {
        var page = Show(_view with { Expired = true });

        Assert.NotNull(page.Find(ById("request-expired")));
        Assert.Empty(page.FindAll(ById("signin-passkey")));
    }

    [Fact]
    public void Signing_up_keeps_where_the_person_is_going()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/signin?request=a%2Bb");

        var link = Show(_view with { SignUp = true }).Find(ById("signin-signup"));

        Assert.Equal("/signup?request=a%2Bb", link.GetAttribute("href"));
    }

    [Fact]
    public void Accounts_that_are_signed_in_are_offered_before_any_form()
    {
        var ada = new SignedInAccount(Guid.NewGuid(), new("Ada Lovelace", "ada", null), Active: true);
        var page = Show(_view with { Accounts = [ada] });

        Assert.Equal(ada.Id.ToString(), page.Find(ById("signin-account")).GetAttribute("value"));
        Assert.Equal("Sign out Ada Lovelace", page.Find(ById("signin-leave")).GetAttribute("aria-label"));
        Assert.Equal("/signin?another=1", page.Find(ById("signin-another")).GetAttribute("href"));
        Assert.Empty(page.FindAll(ById("signin-username")));
    }

    [Fact]
    public void A_person_who_is_to_confirm_is_told_why_and_asked_for_nothing_but_the_proof()
    {
        var page = Show(_view with { Confirms = new("Ada Lovelace", "ada", null), LoginHint = "ada", Client = new("Harbor Notes", "notes.example", null, null, null, null, true) });

        Assert.Contains("Harbor Notes asks you to confirm", page.Find(ById("signin-why")).TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(ById("signin-password")));
        Assert.Equal("ada", page.Find("input[name=userName]").GetAttribute("value"));
        Assert.Empty(page.FindAll(ById("signin-username")));
    }

    private IRenderedComponent<SignInPage> Show(SignInView view)
    {
        _shown = view;
        return Render<SignInPage>();
    }

    private async Task<IRenderedComponent<SignInPage>> PostAsync(string step, string userName, string? password)
    {
        var page = Show(_view);
        await page.InvokeAsync(() => (page.Instance.Step, page.Instance.UserName, page.Instance.Password) = (step, userName, password));
        await page.Find("form").SubmitAsync();
        return page;
    }

    Task<SignInView> ISignInPage.ShowAsync(Destination destination, SignInWish how, CancellationToken cancel) => Task.FromResult(_shown!);

    Task<PageResult> ISignInPage.ChooseAsync(Guid account, Destination destination, CancellationToken cancel) => Task.FromResult(_answer);

    Task<PageResult> ISignInPage.LeaveAsync(Guid account, Destination destination, CancellationToken cancel) => Task.FromResult(_answer);

    Task<PageResult> ISignInPage.WithPasswordAsync(string userName, string password, Destination destination, CancellationToken cancel)
    {
        _tried = (userName, password);
        return Task.FromResult(_answer);
    }

    Task<PasskeyOfferView?> ISignInPage.ShowPasskeyOfferAsync(Destination destination, CancellationToken cancel) =>
        Task.FromResult<PasskeyOfferView?>(null);
}
