using System.Text.Json.Nodes;

namespace Portal.Tests.Conformance.Certification;

/// <summary>The modules of a plan, all at one portal.</summary>
public abstract class Modules(CertificationPortal portal, Variant variant) : IClassFixture<CertificationPortal>
{
    private static readonly string[] UsualClaims =
        ["iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "azp", "at_hash", "c_hash", "nbf", "jti", "sid", "s_hash"];

    private protected CertificationPortal Op { get; } = portal;

    private protected Variant Variant { get; } = variant;

    private protected Task<Suite> StartAsync(bool signedIn = true) => StartAsync(null, signedIn);

    /// <param name="change">What is registered beyond the usual.</param>
    /// <param name="signedIn">False where the module is about signing in; else the person has done that before.</param>
    private protected async Task<Suite> StartAsync(Action<JsonObject>? change, bool signedIn = true, ClientKey? key = null)
    {
        var suite = await Suite.StartAsync(Op.Portal, Variant, change, key);
        if (signedIn) suite.Use(await Op.BrowserAsync());
        return suite;
    }

    /// <summary>The whole way, from a browser that knows nothing, and an id token that says no more than it should.</summary>
    private protected async Task GoesWellAsync(Action<JsonObject>? change = null)
    {
        await using var suite = await StartAsync(change, signedIn: false);

        var flow = await suite.CompleteAsync();

        Assert.Equal(["/signin", "/consent"], flow.Arrival.Pages);
        Assert.Empty(flow.IdToken.Select(claim => claim.Key).Except(UsualClaims));
    }

    // The module is for servers that sign nothing where a client wants that; others skip it.
    private protected async Task SignsEveryIdTokenAsync()
    {
        await using var suite = await Suite.PrepareAsync(Op.Portal, Variant);
        Assert.False(suite.Server.Lists("id_token_signing_alg_values_supported", "none"));

        var registration = suite.Registration();
        registration["id_token_signed_response_alg"] = "none";
        Assert.Equal("invalid_client_metadata", (await suite.TryRegisterAsync(registration)).Error);
    }
}
