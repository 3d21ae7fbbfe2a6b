using Microsoft.AspNetCore.Mvc.Testing;

namespace Portal.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_portal_says_that_it_is_alive()
    {
        await using var portal = new WebApplicationFactory<Program>();
        using var client = portal.CreateClient();

        var answer = await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("Healthy", answer);
    }
}
