using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts.Admin;
using Portal.Client.Pages.Admin;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Admin;

public sealed class NewUserPageTests : ComponentContext, IAdminNewUsers
{
    private readonly Dictionary<string, string> _problems = [];
    private NewUser? _asked;

    public NewUserPageTests()
    {
        Services.AddSingleton<IAdminNewUsers>(this);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task An_account_is_made_and_its_link_shown_once()
    {
        var page = Render<AdminNewUserPage>();
        await page.Find(ById("new-user-name")).ChangeAsync("joan");
        await page.Find(ById("new-user-full")).ChangeAsync("Joan Clarke");
        await page.Find(ById("new-user-email")).ChangeAsync("joan@example.test");
        await page.Find(ById("new-user-role")).ChangeAsync("Auditor");
        await page.Find(ById("new-user-verified")).ChangeAsync(true);
        await page.Find(ById("new-user-form")).SubmitAsync();

        Assert.Equal(new("joan", "Joan Clarke", "joan@example.test", EmailVerified: true, UserRole.Auditor), _asked);
        Assert.Contains("/recover?code=once", page.Find(ById("one-time-link")).TextContent, StringComparison.Ordinal);

        await page.Find(ById("new-user-another")).ClickAsync();
        Assert.DoesNotContain("code=once", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_keeps_what_was_typed()
    {
        _problems["userName"] = "It is taken.";
        var page = Render<AdminNewUserPage>();
        await page.Find(ById("new-user-name")).ChangeAsync("ada");
        await page.Find(ById("new-user-form")).SubmitAsync();

        Assert.Equal("It is taken.", page.Find("#new-user-name-problem").TextContent);
        Assert.Equal("ada", page.Find(ById("new-user-name")).GetAttribute("value"));
    }

    public Task<Allowed<bool>> SendsMailAsync(CancellationToken cancel) => Task.FromResult(Allowed.Of(true));

    public Task<Allowed<InvitationMade>> InviteAsync(Invitation invitation, CancellationToken cancel) => throw new NotSupportedException();

    public Task<Allowed<UserMade>> CreateAsync(NewUser user, CancellationToken cancel)
    {
        _asked = user;
        return Task.FromResult(Allowed.Of(_problems.Count > 0 ? new UserMade(null, null, _problems) : new(Guid.NewGuid(), "https://id.test/recover?code=once", _problems)));
    }
}
