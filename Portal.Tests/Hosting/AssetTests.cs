using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class AssetTests
{
    [Theory]
    [InlineData("Development", "/_framework/blazor.web.js")]
    [InlineData("Development", "/css/app.css")]
    [InlineData("Production", "/_framework/blazor.web.js")]
    [InlineData("Production", "/css/app.css")]
    public async Task The_built_portal_serves_its_files(string environment, string path)
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { Environment = environment, ["Portal:Issuer"] = TestPortal.Address });
        using var client = portal.Backchannel;

        var body = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEmpty(body);
    }
}
