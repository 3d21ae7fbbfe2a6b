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

    [Fact]
    public async Task Oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        var outer = Outer(request).With("request", ClientKey.Unsigned(RequestObjects.Of(request)));

        await IsDoneOrRefusedAsync(suite, request, outer, ByValueRefusals);
    }

    [Fact]
    public async Task Oidcc_request_uri_unsigned_supported_correctly_or_rejected_as_unsupported()
    {
        const string address = Suite.Home + "/request-object.jwt";
        await using var suite = await Suite.StartAsync(Op.Portal, Variant, registration => registration["request_uris"] = new JsonArray(address));
        var request = suite.Request();
        suite.Portal.Outside.Answer(address, HttpStatusCode.OK, RequestObjects.Content(ClientKey.Unsigned(RequestObjects.Of(request))));

        await IsDoneOrRefusedAsync(suite, request, Outer(request).With("request_uri", address), ByReferenceRefusals);
    }

    // The registered address is in the object and another one beside it: the object counts.
    [Fact]
    public async Task Oidcc_ensure_request_object_with_redirect_uri()
    {
        await using var suite = await StartAsync();
        var request = suite.Request();
        var signs = suite.Server.Lists("request_object_signing_alg_values_supported", "RS256");
        var inner = RequestObjects.Of(request, suite);
        var outer = Outer(request)
            .With("redirect_uri", Suite.Home + "/unregistered")
            .With("request", signs ? ClientKey.Unnamed.Sign(inner) : ClientKey.Unsigned(inner));

        var arrival = await suite.AuthorizeAsync(outer);

        if (suite.Server.Says("request_parameter_supported", otherwise: false)) await suite.CompleteAsync(request, arrival);
        else Assert.True(arrival.IsErrorPage || ByValueRefusals.Contains(arrival.Parameters.GetValueOrDefault("error")), arrival.ToString());
    }

    // What Core §6.1 wants outside of the object as well, so that the request is a valid OAuth one.
    private static Dictionary<string, string?> Outer(Dictionary<string, string?> request) =>
        request.Where(parameter => parameter.Key is "client_id" or "response_type" or "scope" or "redirect_uri" or "response_mode").ToDictionary();

    private static async Task IsDoneOrRefusedAsync(Suite suite, Dictionary<string, string?> inner, Dictionary<string, string?> outer, string[] refusals)
    {
        var arrival = await suite.AuthorizeAsync(outer);

        if (arrival.Parameters.TryGetValue("error", out var error)) Assert.Contains(error, refusals);
        else await suite.CompleteAsync(inner, arrival);
    }
}
