using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

/// <summary>Fills in the page of somebody who has lost their way to sign in.</summary>
internal static class RecoverForm
{
    public const string New = "seven brass cogwheels";

    public static async Task<HttpResponseMessage> RecoverAsync(this TestBrowser browser, string userName, string code, string address = "/recover") =>
        await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string> { ["userName"] = userName, ["code"] = code });

    public static async Task<string?> TicketOf(HttpResponseMessage page) =>
        (await TestBrowser.ReadAsync(page)).QuerySelector("[data-sign-up]")?.GetAttribute("data-sign-up");

    public static Task<HttpResponseMessage> SetPasswordAsync(this TestBrowser browser, HttpResponseMessage choice, string password = New) =>
        browser.SubmitAsync(choice, new Dictionary<string, string> { ["password"] = password });

    /// <summary>What the page says is wrong.</summary>
    public static async Task<string?> ProblemOf(HttpResponseMessage page)
    {
        var document = await TestBrowser.ReadAsync(page);
        return (document.QuerySelector(".problem") ?? document.QuerySelector("[data-testid='recover-problem']"))?.TextContent;
    }

    public static string? PathOf(HttpResponseMessage response) =>
        response.Headers.Location is { } location ? new Uri(new Uri(TestPortal.Address), location).PathAndQuery : null;
}
