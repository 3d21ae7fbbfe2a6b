using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ProfilePageTests : ComponentContext, IAccountProfile
{
    private readonly QuietAccount _account = new();
    private ProfileAnswer _answer = new ProfileAnswer.Saved();
    private Dictionary<string, string> _fields = new() { ["name"] = "Alice Liddell", ["email"] = "alice@example.test" };
    private bool _fresh = true;
    private Task _slow = Task.CompletedTask;

    public ProfilePageTests()
    {
        Services.AddSingleton<IAccountProfile>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task What_is_typed_is_saved_and_said_so()
    {
        var page = Render<ProfilePage>();
        await page.Find(ById("profile-nickname")).ChangeAsync("Al");
        await page.Find(ById("profile-address-country")).ChangeAsync("GB");
        await page.Find(ById("profile-form")).SubmitAsync();

        Assert.Equal(("Al", "GB", "Alice Liddell"), (_fields["nickname"], _fields["address.country"], _fields["name"]));
        Assert.Equal("Your profile is saved.", page.Find(ById("profile-said")).TextContent);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_keeps_what_was_typed()
    {
        _answer = new ProfileAnswer.Refused(new Dictionary<string, string> { ["website"] = "No such address." });
        var page = Render<ProfilePage>();
        await page.Find(ById("profile-website")).ChangeAsync("nonsense");
        await page.Find(ById("profile-form")).SubmitAsync();

        Assert.Equal("No such address.", page.Find("#profile-website-problem").TextContent);
        Assert.Equal("nonsense", page.Find(ById("profile-website")).GetAttribute("value"));
    }

    [Fact]
    public async Task Without_fresh_proof_a_new_email_address_leads_to_sign_in()
    {
        (_fresh, _answer) = (false, new ProfileAnswer.NeedsProof());
        var page = Render<ProfilePage>();
        Assert.NotNull(page.Find(ById("profile-confirm")));

        await page.Find(ById("profile-form")).SubmitAsync();

        Assert.EndsWith("/signin?confirm=1&return=/account/profile", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_changed_elsewhere_is_shown_unless_something_typed_would_be_lost()
    {
        var page = Render<ProfilePage>();
        _fields = new(_fields) { ["nickname"] = "Elsewhere" };
        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);
        page.WaitForAssertion(() => Assert.Equal("Elsewhere", page.Find(ById("profile-nickname")).GetAttribute("value")));

        await page.Find(ById("profile-nickname")).ChangeAsync("Mine");
        _fields = new(_fields) { ["nickname"] = "Theirs" };
        var shown = page.RenderCount;
        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);
        page.WaitForState(() => page.RenderCount > shown);

        Assert.Equal("Mine", page.Find(ById("profile-nickname")).GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_typed_while_the_page_looks_again_stays()
    {
        var page = Render<ProfilePage>();
        var answer = new TaskCompletionSource();
        _slow = answer.Task;
        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);
        await page.Find(ById("profile-nickname")).ChangeAsync("Mine");
        var shown = page.RenderCount;

        answer.SetResult();

        page.WaitForState(() => page.RenderCount > shown);
        Assert.Equal("Mine", page.Find(ById("profile-nickname")).GetAttribute("value"));
    }

    public async Task<ProfileView?> ShowAsync(CancellationToken cancel)
    {
        await _slow;
        return new("alice", EmailVerified: true, _fresh, new Dictionary<string, string>(_fields));
    }

    public Task<ProfileAnswer> SaveAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        if (_answer is ProfileAnswer.Saved) _fields = new(fields);
        return Task.FromResult(_answer);
    }
}
