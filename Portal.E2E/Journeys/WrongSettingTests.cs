using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>A portal that was told nonsense.</summary>
public sealed class WrongSettingTests(SharedPortal shared)
{
    [Theory]
    [InlineData("Portal:Issuer", "http://id.example.com")]
    [InlineData("Portal:Database:Provider", "Oracle")]
    [InlineData("Portal:Keys:MasterKey", "c2hvcnQ=")]
    [InlineData("Portal:Bootstrap:File", "no-such-file.json")]
    public async Task Stops_the_start_with_one_line_that_names_the_setting(string setting, string value)
    {
        var (exitCode, log) = await PortalInstallation.StartInVainAsync(TestContext.Current.CancellationToken, settings: (setting, value));

        Assert.Equal(1, exitCode);
        var line = Assert.Single(log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(setting, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_said_without_a_stack_trace()
    {
        var (exitCode, log) = await PortalInstallation.StartInVainAsync(TestContext.Current.CancellationToken, shared.Portal.Port);

        Assert.Equal(1, exitCode);
        Assert.Contains("--urls", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", log, StringComparison.Ordinal);
    }
}
