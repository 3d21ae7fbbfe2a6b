using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Redirect URIs to the letter, and requests by address.</summary>
public sealed partial class DynamicPlanTests
{
    private const string RequestUri = Suite.Home + "/requesturi/1";

    [Fact, Result("REVIEW")]
    public async Task Oidcc_ensure_redirect_uri_in_authorization_request()
    {
        await using var suite = await StartAsync(registration => registration["redirect_uris"]!.AsArray().Add(Suite.Home + "/other"));
        var request = suite.Request();
        request.Remove("redirect_uri");

        var arrival = await suite.AuthorizeAsync(request);

        Assert.True(arrival.IsErrorPage, arrival.ToString());
    }

    [Fact]
    public async Task Oidcc_redirect_uri_query_OK()
    {
        const string withQuery = Suite.RedirectUri + "?dummy1=lorem&dummy2=ipsum";
        await using var suite = await StartAsync(registration => registration["redirect_uris"] = new JsonArray(withQuery));

        var flow = await suite.CompleteAsync(suite.Request().With("redirect_uri", withQuery));

        Assert.Equal(("lorem", "ipsum"), (flow.Arrival["dummy1"], flow.Arrival["dummy2"]));
    }

    [Fact, Result("REVIEW")]
    public async Task Oidcc_redirect_uri_query_mismatch() => await IsAnotherAddressAsync(Suite.RedirectUri + "?foo=bar", Suite.RedirectUri + "?bar=foo");

    [Fact, Result("REVIEW")]
    public async Task Oidcc_redirect_uri_query_added() => await IsAnotherAddressAsync(Suite.RedirectUri, Suite.RedirectUri + "?foo=bar");

    [Fact]
    public async Task Oidcc_redirect_uri_regfrag() =>
        await IsRefusedAsync("invalid_redirect_uri", registration => registration["redirect_uris"] = new JsonArray(Suite.RedirectUri + "#foobar"));

    // The address carries the hash of what is there, as Core §6.2 has it.
    [Fact]
    public async Task Oidcc_request_uri_signed_rs256()
    {
        var address = $"{RequestUri}#{Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes("any")))}";
        await using var suite = await StartAsync(registration =>
        {
            RequestObjects.SignWithRS256(registration);
            registration["request_uris"] = new JsonArray(address);
        });
        Assert.True(suite.Server.Lists("request_object_signing_alg_values_supported", "RS256"));
        Assert.True(suite.Server.Says("request_uri_parameter_supported", otherwise: true));
        var request = suite.Request();
        suite.Portal.Outside.Answer(RequestUri, HttpStatusCode.OK, RequestObjects.Content(ClientKey.Unnamed.Sign(RequestObjects.Of(request, suite))));

        await suite.CompleteAsync(request, await suite.AuthorizeAsync(RequestObjects.Outer(request).With("request_uri", address)));
    }

    // A server that knows signed request objects need not know unsigned ones; the suite skips the module then.
    [Fact, Result("SKIPPED")]
    public async Task Oidcc_request_uri_unsigned()
    {
        await using var suite = await StartAsync(registration => registration["request_uris"] = new JsonArray(RequestUri));
        var request = suite.Request();
        suite.Portal.Outside.Answer(RequestUri, HttpStatusCode.OK, RequestObjects.Content(ClientKey.Unsigned(RequestObjects.Of(request))));

        var arrival = await suite.AuthorizeAsync(RequestObjects.Outer(request).With("request_uri", RequestUri));

        if (suite.Server.Lists("request_object_signing_alg_values_supported", "none")) await suite.CompleteAsync(request, arrival);
        else Assert.True(arrival["error"] is "request_uri_not_supported" or "invalid_request_object", arrival.ToString());
    }

    private async Task IsAnotherAddressAsync(string registered, string asked)
    {
        await using var suite = await StartAsync(registration => registration["redirect_uris"] = new JsonArray(registered));

        var arrival = await suite.AuthorizeAsync(suite.Request().With("redirect_uri", asked));

        Assert.True(arrival.IsErrorPage, arrival.ToString());
    }
}
