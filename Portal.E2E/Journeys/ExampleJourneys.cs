using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Portal.E2E.Rps;
using Portal.E2E.Steps;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The README's examples, run as they stand.</summary>
public sealed class ExampleJourneys(Chromium chromium, SharedPortal shared) : SharedPortalJourney(chromium, shared)
{
    private static readonly string Examples = Path.Combine(PortalBuild.Repository, "docs", "examples");

    [Fact]
    public async Task The_node_example_says_hello()
    {
        var folder = Path.Combine(Examples, "node");
        await NodePackages.InstallAsync(folder, Cancel);
        await HelloAsync(SharedPortal.NodeExample, new ProcessStartInfo("node", ["app.mjs"]) { WorkingDirectory = folder });
    }

    [Fact]
    public async Task The_csharp_example_says_hello() => await HelloAsync(
        SharedPortal.CSharpExample, new ProcessStartInfo("dotnet", ["run", "app.cs"]) { WorkingDirectory = Path.Combine(Examples, "csharp") });

    [Fact]
    public async Task The_browser_example_says_hello()
    {
        await using var files = await ServeAsync(Path.Combine(Examples, "browser"));
        var (visitor, person) = await SignInOnPageAsync(files, 9003);

        await Assertions.Expect(visitor.Page.Locator("#hello")).ToHaveTextAsync($"Hello, {person.Name}.");
        Assert.Equal("http://localhost:9003/", visitor.Page.Url);
    }

    [Fact]
    public async Task The_single_page_example_says_hello_stays_and_says_goodbye()
    {
        await NodePackages.InstallAsync(Path.Combine(Examples, "single-page"), Cancel);
        await using var files = await ServeAsync(Path.Combine(Examples, "single-page"));
        var (visitor, person) = await SignInOnPageAsync(files, 9004);

        await Assertions.Expect(visitor.Page.Locator("#hello")).ToHaveTextAsync($"Hello, {person.Name}.");
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("#hello")).ToHaveTextAsync($"Hello, {person.Name}.");
        await visitor.Page.Locator("#sign-out").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#hello")).ToHaveTextAsync("Nobody is signed in.");
        Assert.Equal("http://localhost:9004/", visitor.Page.Url);
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await Assertions.Expect(visitor.Page.GetByTestId("signin-passkey")).ToBeVisibleAsync();
    }

    // The page names the portal's usual address and expects its own; for this browser both lead to the test's ports.
    private async Task<(Visitor Visitor, Person Person)> SignInOnPageAsync(WebApplication files, int port)
    {
        var portal = await StartPortalAsync(
            null, ("Portal:Bootstrap:File", Path.Combine(Examples, "clients.json")), ("Portal:SignUp:Mode", "open"), ("Portal:Issuer", "http://localhost:5080"));
        var visitor = await ArriveElsewhereAsync(
            $"--host-resolver-rules=MAP localhost:5080 127.0.0.1:{portal.Port},MAP localhost:{port} {new Uri(files.Urls.Single()).Authority}");
        var person = Person.New();

        await visitor.Page.GotoAsync($"http://localhost:{port}/");
        await visitor.Page.Locator("#sign-in").ClickAsync();
        await SignUpOnTheWayAsync(visitor, person);
        return (visitor, person);
    }

    private async Task HelloAsync(string address, ProcessStartInfo start)
    {
        start.Environment["ISSUER"] = Portal.Address;
        start.Environment["ADDRESS"] = $"http://{address}";
        var log = new ProcessLog();
        await using var app = ChildProcess.Start(start, log);
        await Listening.WaitAsync($"http://{address}", app, log, Cancel);
        var visitor = await ArriveAsync();
        var person = Person.New();

        await visitor.Page.GotoAsync($"http://{address}/");
        await SignUpOnTheWayAsync(visitor, person);

        await Assertions.Expect(visitor.Page.Locator("body")).ToHaveTextAsync($"Hello, {person.Name}.");
    }

    private static async Task SignUpOnTheWayAsync(Visitor visitor, Person person)
    {
        await visitor.Page.GetByTestId("signin-signup").ClickAsync();
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.Page.GetByTestId("signup-passkey").ClickAsync();
        await visitor.AllowAsync();
    }

    private static async Task<WebApplication> ServeAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) });
        await app.StartAsync(Cancel);
        return app;
    }
}
