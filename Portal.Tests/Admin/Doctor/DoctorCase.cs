using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Admin.Doctor;
using Portal.Data.Entities;
using Portal.Data.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin.Doctor;

/// <summary>An administrator who tries a client out.</summary>
internal static class DoctorCase
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<TestPortal> StartAsync(DoctorWitness witness, params IReadOnlyCollection<ITestSeed> seeds) =>
        TestPortal.StartAsync(Tapped(server => new DoctorTap(server, witness)), [TestUsers.Admin, .. seeds]);

    /// <summary>The same with something else between the built-in app and the portal.</summary>
    public static TestSettings Tapped(Func<HttpMessageHandler, HttpMessageHandler> tap) => new()
    {
        Services = services => services.AddHttpClient(DoctorWire.ClientName).ConfigurePrimaryHttpMessageHandler(
            provider => tap(((TestServer)provider.GetRequiredService<IServer>()).CreateHandler())),
    };

    /// <summary>Presses the button on the client's page.</summary>
    public static async Task<HttpResponseMessage> BeginAsync(this TestBrowser browser, TestClient client) =>
        await browser.SubmitAsync(await browser.GetAsync($"/admin/clients/{client.Id}/doctor"), form: "form[action='/admin/doctor/start']");

    /// <summary>Goes on as far as the redirect to the callback, agreeing on the way.</summary>
    public static async Task<Uri> ReturnAsync(this TestBrowser browser, HttpResponseMessage begun, string decision = "allow")
    {
        var answer = begun;
        for (var hops = 0; hops < 10; hops++)
        {
            if (answer.Headers.Location is { } location)
            {
                var target = new Uri(new Uri(TestPortal.Address), location);
                if (target.AbsolutePath == DoctorRun.Callback) return target;

                answer = await browser.GetAsync(target.PathAndQuery);
            }
            else
            {
                answer = await browser.SubmitAsync(answer, new Dictionary<string, string> { ["decision"] = decision });
            }
        }

        throw new InvalidOperationException("The run did not come back.");
    }

    /// <summary>The whole of a run.</summary>
    public static async Task<(IHtmlDocument Page, string Html)> TryAsync(this TestBrowser browser, TestClient client, string decision = "allow")
    {
        var back = await browser.ReturnAsync(await browser.BeginAsync(client), decision);
        return await browser.OpenAsync(back.PathAndQuery);
    }

    public static async Task<(IHtmlDocument Page, string Html)> OpenAsync(this TestBrowser browser, string address)
    {
        var response = await browser.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        return (await TestBrowser.ReadAsync(response), html);
    }

    public static IReadOnlyList<string> Steps(this IHtmlDocument page) => Named(page, "doctor-step-");

    public static IReadOnlyList<string> Findings(this IHtmlDocument page) => Named(page, "doctor-find-");

    public static string? Refused(this IHtmlDocument page) => page.QuerySelector("[data-testid=doctor-refused]")?.TextContent.Trim();

    public static Task<List<ClientRegistration>> TwinsAsync(this TestPortal portal) => portal.WithDataAsync(db => db.Twins().ToListAsync(Cancel));

    /// <summary>The cookie of a run, as the browser was given it.</summary>
    public static string CookieOf(HttpResponseMessage begun) =>
        begun.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("portal-doctor=", StringComparison.Ordinal)).Split(';')[0]["portal-doctor=".Length..];

    private static IReadOnlyList<string> Named(IHtmlDocument page, string prefix) =>
        [.. page.QuerySelectorAll($"[data-testid^={prefix}]").Select(element => element.GetAttribute("data-testid")![prefix.Length..])];
}
