namespace Portal.Tests.Conformance.Certification;

[Plan("oidcc-basic-certification-test-plan", "Basic OP")]
public sealed class BasicPlanTests(CertificationPortal portal) : BasicModules(portal, new("code"));

[Plan("oidcc-formpost-basic-certification-test-plan", "Form Post OP")]
public sealed class FormPostBasicPlanTests(CertificationPortal portal) : BasicModules(portal, new("code", FormPost: true));

/// <summary>What the Basic plan has beyond the others.</summary>
public abstract class BasicModules(CertificationPortal portal, Variant variant) : CodeModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_ensure_request_without_nonce_succeeds_for_code_flow() => await SucceedsWithoutNonceAsync();

    [Fact, Result("SKIPPED")]
    public async Task Oidcc_idtoken_unsigned() => await SignsEveryIdTokenAsync();

    [Fact]
    public async Task Oidcc_ensure_post_request_succeeds()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        using var post = new HttpRequestMessage(HttpMethod.Post, suite.Server["authorization_endpoint"]) { Content = new FormUrlEncodedContent(request!) };

        var answer = await suite.Browser.SendFromAsync("https://suite.example.test", post);

        await suite.CompleteAsync(request, await suite.Browser.GoOnAsync(Suite.RedirectUri, answer));
    }
}
