using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>The person at the browser: signs in with name and password where asked, agrees to everything, and goes on until an app is answered.</summary>
internal static class Journey
{
    private const int LongestWay = 8;

    /// <param name="redirectUri">Where the client is answered.</param>
    /// <param name="answer">The portal's answer to the client's request.</param>
    public static async Task<Arrival> GoOnAsync(this TestBrowser browser, string redirectUri, HttpResponseMessage answer)
    {
        var pages = new List<string>();
        for (var step = 0; step < LongestWay; step++)
        {
            answer = await browser.FollowAsync(answer);
            if (await Arrival.AtAsync(redirectUri, answer, pages) is { } arrival) return arrival;

            var page = answer.RequestMessage!.RequestUri!.AbsolutePath;
            if (page is not ("/signin" or "/signin/passkey" or "/consent")) break;

            if (page != "/signin/passkey") pages.Add(page);
            answer = page switch
            {
                "/signin" => await SignInAsync(browser, answer),
                "/signin/passkey" => await browser.GetAsync((await TestBrowser.ReadAsync(answer)).QuerySelector(ComponentContext.ById("offer-skip"))!.GetAttribute("href")!),
                _ => await browser.SubmitAsync(answer, new Dictionary<string, string> { ["decision"] = "allow" }),
            };
        }

        return Arrival.Nowhere(answer, pages);
    }

    // The page asks in two steps.
    private static async Task<HttpResponseMessage> SignInAsync(TestBrowser browser, HttpResponseMessage page)
    {
        var name = await browser.SubmitAsync(page, new Dictionary<string, string> { ["userName"] = CertificationPortal.Person });
        return await browser.SubmitAsync(name, new Dictionary<string, string>
        {
            ["userName"] = CertificationPortal.Person,
            ["password"] = CertificationPortal.Password,
        });
    }
}
