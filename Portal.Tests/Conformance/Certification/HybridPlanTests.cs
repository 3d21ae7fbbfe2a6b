namespace Portal.Tests.Conformance.Certification;

/// <summary>The Hybrid plan goes three times through the same modules, once for each response type.</summary>
public abstract class HybridModules(CertificationPortal portal, Variant variant) : CodeModules(portal, variant);

[Plan("oidcc-hybrid-certification-test-plan", "Hybrid OP")]
public sealed class HybridCodeIdTokenPlanTests(CertificationPortal portal) : HybridModulesWithIdToken(portal, new("code id_token"));

[Plan("oidcc-hybrid-certification-test-plan", "Hybrid OP")]
public sealed class HybridCodeIdTokenTokenPlanTests(CertificationPortal portal) : HybridModulesWithIdToken(portal, new("code id_token token"));

[Plan("oidcc-hybrid-certification-test-plan", "Hybrid OP")]
public sealed class HybridCodeTokenPlanTests(CertificationPortal portal) : HybridModulesWithoutIdToken(portal, new("code token"));

[Plan("oidcc-formpost-hybrid-certification-test-plan", "Form Post OP")]
public sealed class FormPostHybridCodeIdTokenPlanTests(CertificationPortal portal) : HybridModulesWithIdToken(portal, new("code id_token", FormPost: true));

[Plan("oidcc-formpost-hybrid-certification-test-plan", "Form Post OP")]
public sealed class FormPostHybridCodeIdTokenTokenPlanTests(CertificationPortal portal) : HybridModulesWithIdToken(portal, new("code id_token token", FormPost: true));

[Plan("oidcc-formpost-hybrid-certification-test-plan", "Form Post OP")]
public sealed class FormPostHybridCodeTokenPlanTests(CertificationPortal portal) : HybridModulesWithoutIdToken(portal, new("code token", FormPost: true));

/// <summary>An id token that goes through the browser needs a nonce.</summary>
public abstract class HybridModulesWithIdToken(CertificationPortal portal, Variant variant) : HybridModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_ensure_request_without_nonce_fails() => await NeedsNonceAsync();
}

/// <summary>One that comes from the token endpoint does not.</summary>
public abstract class HybridModulesWithoutIdToken(CertificationPortal portal, Variant variant) : HybridModules(portal, variant)
{
    [Fact]
    public async Task Oidcc_ensure_request_without_nonce_succeeds_for_code_flow() => await SucceedsWithoutNonceAsync();
}
