using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class BuildTests
{
    [Fact]
    public void The_portal_is_built_before_its_end_to_end_tests() => Assert.True(File.Exists(PortalBuild.Dll), PortalBuild.Dll);
}
