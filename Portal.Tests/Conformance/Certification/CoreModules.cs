using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>The modules that every response type goes through.</summary>
public abstract partial class CoreModules(CertificationPortal portal, Variant variant) : Modules(portal, variant)
{
    [Fact]
    public async Task Oidcc_server() => await GoesWellAsync();

    [Fact]
    public async Task Oidcc_response_type_missing()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        request.Remove("response_type");

        suite.CheckError(request, await suite.AuthorizeAsync(request), "invalid_request", "unsupported_response_type");
    }

    [Fact]
    public async Task Oidcc_idtoken_signature()
    {
        await using var suite = await StartAsync();

        var header = Flow.Header((await suite.CompleteAsync()).RawIdToken);

        Assert.NotEqual("none", header["alg"]!.GetValue<string>());
        Assert.Contains(header["kid"]!.GetValue<string>(), suite.Server.KeyIds);
    }

    [Fact]
    public async Task Oidcc_display_page() => await SucceedsWithAsync("display", "page");

    [Fact]
    public async Task Oidcc_display_popup() => await SucceedsWithAsync("display", "popup");

    [Fact]
    public async Task Oidcc_ui_locales() => await SucceedsWithAsync("ui_locales", "se");

    [Fact]
    public async Task Oidcc_claims_locales() => await SucceedsWithAsync("claims_locales", "se");

    [Fact]
    public async Task Oidcc_ensure_request_with_unknown_parameter_succeeds() => await SucceedsWithAsync("extra", "foobar");

    [Fact]
    public async Task Oidcc_login_hint()
    {
        await using var suite = await StartAsync(signedIn: false);

        var flow = await suite.CompleteAsync(suite.Request().With("login_hint", "buffy@localhost"));

        Assert.Contains("/signin", flow.Arrival.Pages);
    }

    // All values that the server says it knows are asked for, and one of them has to be in the id token.
    [Fact]
    public async Task Oidcc_ensure_request_with_acr_values_succeeds()
    {
        await using var suite = await StartAsync();
        var supported = suite.Server.Metadata["acr_values_supported"]?.AsArray().Select(value => value!.GetValue<string>()).ToList() ?? ["1", "2"];

        var flow = await suite.CompleteAsync(suite.Request().With("acr_values", string.Join(' ', supported)));

        Assert.Contains(flow.IdToken["acr"]!.GetValue<string>(), supported);
    }

    [Fact, Result("REVIEW")]
    public async Task Oidcc_ensure_registered_redirect_uri()
    {
        await using var suite = await StartAsync();

        var arrival = await suite.AuthorizeAsync(suite.Request().With("redirect_uri", Suite.Home + "/" + Guid.NewGuid().ToString("N")));

        Assert.True(arrival.IsErrorPage, arrival.ToString());
    }

    /// <summary>A request with one parameter more goes as well as one without.</summary>
    private protected async Task SucceedsWithAsync(string parameter, string value)
    {
        await using var suite = await StartAsync();
        await suite.CompleteAsync(suite.Request().With(parameter, value));
    }

    private protected async Task NeedsNonceAsync()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        request.Remove("nonce");

        suite.CheckError(request, await suite.AuthorizeAsync(request), "invalid_request");
    }

    private protected async Task SucceedsWithoutNonceAsync()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        request.Remove("nonce");

        await suite.CompleteAsync(request);
    }

    private protected async Task AnswersUserInfoAsync(HttpMethod method, bool inBody = false)
    {
        await using var suite = await StartAsync();
        var flow = await suite.CompleteAsync();

        await suite.CheckUserInfoAsync(flow.AccessToken!, flow.IdToken, method, inBody);
        using var http = suite.Portal.Backchannel;
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(QueryHelpers.AddQueryString(suite.Server["userinfo_endpoint"], "access_token", flow.AccessToken!))).StatusCode);
    }
}
