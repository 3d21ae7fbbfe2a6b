using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

[Plan("oidcc-rp-initiated-logout-certification-test-plan", "RP-Initiated Logout OP")]
public sealed class RpInitiatedLogoutPlanTests(CertificationPortal portal) : LogoutModules(portal)
{
    [Fact]
    public async Task Oidcc_rp_initiated_logout_discovery_endpoint_verification() => await Discovery.VerifyAsync(Op.Portal);

    [Fact]
    public async Task Oidcc_rp_initiated_logout() => await LeadsBackAsync(request => request);

    [Fact]
    public async Task Oidcc_rp_initiated_logout_no_state() => await LeadsBackAsync(request => request.With("state", null));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_bad_post_logout_redirect_uri() =>
        await IsRefusedAsync(request => request.With("post_logout_redirect_uri", Suite.Home + "/elsewhere"));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri() =>
        await IsRefusedAsync(request => request.With("post_logout_redirect_uri", Afterwards + "?foo=bar"));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_modified_id_token_hint() =>
        await IsAskedAsync(request => request.With("id_token_hint", ClientKey.Unsigned(Flow.Payload(request["id_token_hint"]!))));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_bad_id_token_hint() =>
        await IsAskedAsync(request => request.With("id_token_hint", ClientKey.Named.Sign(Flow.Payload(request["id_token_hint"]!))));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_no_id_token_hint() => await IsAskedAsync(request => request.With("id_token_hint", null));

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_no_params() => await IsAskedAsync(_ => []);

    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_only_state() => await IsAskedAsync(request => new() { ["state"] = request["state"] });

    // Who asks about whom is proven, so nobody has to be asked.
    [Fact, Result("REVIEW")]
    public async Task Oidcc_rp_initiated_logout_no_post_logout_redirect_uri()
    {
        var (started, _, request) = await SignInAsync();
        await using var suite = started;

        var arrival = await suite.LogoutAsync(request.With("post_logout_redirect_uri", null));

        IsDone(arrival, await TestBrowser.ReadAsync(arrival.Last));
        await SignedOutAsync(suite);
    }

    private async Task LeadsBackAsync(Func<Dictionary<string, string?>, Dictionary<string, string?>> change)
    {
        var (started, _, request) = await SignInAsync();
        await using var suite = started;

        IsBack(await suite.LogoutAsync(change(request)), request);

        await SignedOutAsync(suite);
    }

    private async Task IsAskedAsync(Func<Dictionary<string, string?>, Dictionary<string, string?>> change)
    {
        var (started, _, request) = await SignInAsync();
        await using var suite = started;

        await IsAskedAsync(suite, await suite.LogoutAsync(change(request)));

        await SignedOutAsync(suite);
    }

    private async Task IsRefusedAsync(Func<Dictionary<string, string?>, Dictionary<string, string?>> change)
    {
        var (started, _, request) = await SignInAsync();
        await using var suite = started;

        await IsRefusedAsync(suite, await suite.LogoutAsync(change(request)));
    }
}
