using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_portal_says_that_it_is_alive()
    {
        await using var portal = await TestPortal.StartAsync();
        using var client = portal.Backchannel;

        var answer = await client.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal("Healthy", answer);
    }
}
