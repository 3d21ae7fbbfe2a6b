namespace Portal.Tests.Conformance.Certification;

/// <summary>The Implicit plan goes twice through the same modules, once for each response type.</summary>
public abstract class ImplicitModules(CertificationPortal portal, Variant variant) : CoreModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_ensure_request_without_nonce_fails() => await NeedsNonceAsync();
}

/// <summary>With an access token there is more to test.</summary>
public abstract class ImplicitModulesWithToken(CertificationPortal portal, Variant variant) : ImplicitModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_userinfo_get() => await AnswersUserInfoAsync(HttpMethod.Get);

    [Fact]
    public async Task Oidcc_userinfo_post_header() => await AnswersUserInfoAsync(HttpMethod.Post);

    [Fact]
    public async Task Oidcc_userinfo_post_body() => await AnswersUserInfoAsync(HttpMethod.Post, inBody: true);
}

[Plan("oidcc-implicit-certification-test-plan", "Implicit OP")]
public sealed class ImplicitIdTokenPlanTests(CertificationPortal portal) : ImplicitModules(portal, new("id_token"));

[Plan("oidcc-implicit-certification-test-plan", "Implicit OP")]
public sealed class ImplicitIdTokenTokenPlanTests(CertificationPortal portal) : ImplicitModulesWithToken(portal, new("id_token token"));

[Plan("oidcc-formpost-implicit-certification-test-plan", "Form Post OP")]
public sealed class FormPostImplicitIdTokenPlanTests(CertificationPortal portal) : ImplicitModules(portal, new("id_token", FormPost: true));

[Plan("oidcc-formpost-implicit-certification-test-plan", "Form Post OP")]
public sealed class FormPostImplicitIdTokenTokenPlanTests(CertificationPortal portal) : ImplicitModulesWithToken(portal, new("id_token token", FormPost: true));
