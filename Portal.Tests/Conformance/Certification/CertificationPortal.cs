using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>One portal for all modules of a plan, set up as <c>docs/certification.md</c> says.</summary>
public sealed class CertificationPortal : IAsyncLifetime
{
    public const string Person = "certified";
    public const string Password = "Every-Claim-There-Is-1";

    internal static readonly string BootstrapFile = Path.Combine(Repository.Folder, "docs", "certification.json");

    internal TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await TestPortal.StartAsync(new TestSettings
    {
        ["Portal:Registration:Mode"] = "open",
        ["Portal:Registration:AllowCompat"] = "true",
        ["Portal:Bootstrap:File"] = BootstrapFile,
    });

    /// <summary>A browser on which the person has signed in before.</summary>
    internal async Task<TestBrowser> BrowserAsync()
    {
        var id = await Portal.WithDataAsync(db => db.Users.Where(user => user.UserName == Person).Select(user => user.Id).SingleAsync());
        return await Portal.BrowserAsync(new TestUser(Person) { Id = id });
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
