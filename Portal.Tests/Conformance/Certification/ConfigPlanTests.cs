namespace Portal.Tests.Conformance.Certification;

[Plan("oidcc-config-certification-test-plan", "Config OP")]
public sealed class ConfigPlanTests(CertificationPortal portal) : Modules(portal, new("code"))
{
    [Fact]
    public async Task Oidcc_discovery_endpoint_verification()
    {
        await Discovery.VerifyAsync(Op.Portal);
        await Discovery.VerifyOverTlsAsync();
    }
}
