using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class SignUpStepsTests : ComponentContext, ISignUpPage
{
    private static readonly SignUpDetails _ada = new("ada", "Ada", "ada@example.test");

    private SignUpView _view = SignUpView.Open;
    private SignUpStep _step = new SignUpStep.Choose("sealed", _ada, Passwords: true);
    private PageResult _answer = new PageResult.GoTo("/account");

    public SignUpStepsTests() => Services.AddSingleton<ISignUpPage>(this).AddAntiforgery();

    [Fact]
    public async Task After_the_details_comes_the_passkey_with_the_password_behind_it()
    {
        var page = await PostDetailsAsync();

        var passkey = page.Find(ById("setup-passkey"));
        Assert.Equal("sealed", passkey.Closest("[data-passkey]")!.GetAttribute("data-sign-up"));
        Assert.False(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task Where_passwords_are_off_none_can_be_chosen()
    {
        _step = new SignUpStep.Choose("sealed", _ada, Passwords: false);

        Assert.Empty((await PostDetailsAsync()).FindAll("form"));
    }

    [Fact]
    public async Task A_refused_detail_is_said_beside_its_field_and_nothing_is_lost()
    {
        _step = new SignUpStep.Mend(null, new Dictionary<string, string> { ["userName"] = "That name is taken." });

        var page = await PostDetailsAsync();

        Assert.Equal("That name is taken.", page.Find("#userName-problem").TextContent);
        Assert.Equal("Ada", page.Find(ById("setup-name")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_refused_password_is_said_beside_its_field_with_the_form_open()
    {
        _answer = new PageResult.Mend(null, new Dictionary<string, string> { ["password"] = "Too short." });
        var page = await PostDetailsAsync();
        page.Instance.Ticket = "sealed";

        await page.Find("form").SubmitAsync();

        Assert.Equal("Too short.", page.Find("#password-problem").TextContent);
        Assert.True(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task A_good_password_leads_on()
    {
        var page = await PostDetailsAsync();

        await page.Find("form").SubmitAsync();

        Assert.EndsWith("/account", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignUpView.CodeRefused, "Ask for a new one.")]
    [InlineData(SignUpView.Closed, "takes no sign-ups")]
    public void Who_may_not_sign_up_is_told_why(SignUpView view, string words)
    {
        _view = view;

        Assert.Contains(words, Show().Find(ById("setup-refused")).TextContent);
    }

    private IRenderedComponent<SignUpSteps> Show() => Render<SignUpSteps>(steps => steps
        .Add(it => it.Kind, SignUpKind.Setup)
        .Add(it => it.Title, "Set up")
        .Add(it => it.Purpose, "Make an account.")
        .Add(it => it.Refused, "Ask for a new one.")
        .Add(it => it.Destination, new Destination(null, null)));

    private async Task<IRenderedComponent<SignUpSteps>> PostDetailsAsync()
    {
        var page = Show();
        await page.InvokeAsync(() => (page.Instance.Name, page.Instance.Email, page.Instance.UserName) = (_ada.Name, _ada.Email, _ada.UserName));
        await page.Find("form").SubmitAsync();
        return page;
    }

    Task<SignUpView> ISignUpPage.ShowAsync(SignUpKind kind, string? code, CancellationToken cancel) => Task.FromResult(_view);

    Task<SignUpStep> ISignUpPage.CheckAsync(SignUpKind kind, string? code, SignUpDetails details, CancellationToken cancel) =>
        Task.FromResult(_step);

    Task<PageResult> ISignUpPage.WithPasswordAsync(string ticket, string password, Destination destination, CancellationToken cancel) =>
        Task.FromResult(_answer);
}
