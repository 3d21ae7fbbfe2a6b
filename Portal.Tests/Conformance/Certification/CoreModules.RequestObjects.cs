using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>
/// Request objects, by value and by reference. A server may say that it does not support them, or not without a signature; what it
/// may not do is to go half the way.
/// </summary>
public abstract partial class CoreModules
{
    private static readonly string[] ByValueRefusals = ["request_not_supported", "invalid_request_object"];
    private static readonly string[] ByReferenceRefusals = ["request_uri_not_supported", "invalid_request_object"];

    [Fact, Result("SKIPPED")]
    public async Task Oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        var outer = RequestObjects.Outer(request).With("request", ClientKey.Unsigned(RequestObjects.Of(request)));

        await IsDoneOrRefusedAsync(suite, request, outer, ByValueRefusals);
    }

    [Fact, Result("SKIPPED")]
    public async Task Oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported()
    {
        const string address = Suite.Home + "/request-object.jwt";
        await using var suite = await StartAsync(registration => registration["request_uris"] = new JsonArray(address));
        var request = suite.Request();
        suite.Portal.Outside.Answer(address, HttpStatusCode.OK, RequestObjects.Content(ClientKey.Unsigned(RequestObjects.Of(request))));

        await IsDoneOrRefusedAsync(suite, request, RequestObjects.Outer(request).With("request_uri", address), ByReferenceRefusals);
    }

    // The registered address is in the object and another one beside it: the object counts, or the other is said to be wrong.
    [Fact, Result("SKIPPED")]
    public async Task Oidcc_ensure_request_object_with_redirect_uri() => await RequestObjects.OverrideTheirRedirectUriAsync(Op, Variant);

    private static async Task IsDoneOrRefusedAsync(Suite suite, Dictionary<string, string?> inner, Dictionary<string, string?> outer, string[] refusals)
    {
        var arrival = await suite.AuthorizeAsync(outer);

        if (arrival.Parameters.TryGetValue("error", out var error)) Assert.Contains(error, refusals);
        else await suite.CompleteAsync(inner, arrival);
    }
}
