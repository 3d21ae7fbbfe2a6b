using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.SignUp;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SignUp;

/// <summary>Fills in the pages that make an account.</summary>
internal static class SignUpForm
{
    public const string Password = "correct horse battery";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The path of the address that a first start prints; null when there is an account already.</summary>
    public static async Task<string?> SetupPathAsync(TestPortal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var address = await scope.ServiceProvider.GetRequiredService<SetupCodes>().FirstRunAddressAsync(Cancel);
        return address is null ? null : new Uri(address).PathAndQuery;
    }

    public static async Task<string> InvitationPathAsync(TestPortal portal, string? role = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return new Uri(await scope.ServiceProvider.GetRequiredService<SetupCodes>().InvitationAddressAsync(role, Cancel)).PathAndQuery;
    }

    /// <summary>The first step; gives the page with the second.</summary>
    public static async Task<HttpResponseMessage> CheckAsync(
        TestBrowser browser, string path, string userName = "lin", string name = "Lin Lanying", string? email = null) =>
        await browser.SubmitAsync(
            await browser.GetAsync(path),
            new Dictionary<string, string> { ["userName"] = userName, ["name"] = name, ["email"] = email ?? $"{userName}@example.test" });

    /// <summary>The ticket that the second step carries.</summary>
    public static async Task<string> TicketAsync(TestBrowser browser, string path, string userName = "lin", string? email = null)
    {
        var page = await TestBrowser.ReadAsync(await CheckAsync(browser, path, userName, email: email));
        return page.QuerySelector("[data-sign-up]")?.GetAttribute("data-sign-up") ?? throw new InvalidOperationException(page.Body!.TextContent);
    }

    /// <summary>The second step, with a passkey.</summary>
    public static async Task<HttpResponseMessage> FinishAsync(TestBrowser browser, string ticket, SoftAuthenticator authenticator) =>
        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, authenticator.Create(await browser.CreationOptionsAsync(ticket)));
}
