using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What the logout plans have in common: sign in, sign out, and see that nobody is signed in any more.</summary>
public abstract class LogoutModules(CertificationPortal portal) : Modules(portal, new("code"))
{
    private protected const string Afterwards = Suite.Home + "/post_logout_redirect";

    /// <summary>Somebody has signed in to the client; the request is the one to sign them out with.</summary>
    private protected async Task<(Suite Suite, Completed Flow, Dictionary<string, string?> Request)> SignInAsync(Action<JsonObject>? change = null)
    {
        var suite = await StartAsync(registration =>
        {
            registration["post_logout_redirect_uris"] = new JsonArray(Afterwards);
            change?.Invoke(registration);
        });
        var flow = await suite.CompleteAsync();
        return (suite, flow, new()
        {
            ["id_token_hint"] = flow.RawIdToken,
            ["post_logout_redirect_uri"] = Afterwards,
            ["state"] = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=&?", 128),
        });
    }

    /// <summary>The browser is back at the client, with nothing but the state.</summary>
    private protected static void IsBack(Arrival arrival, Dictionary<string, string?> request)
    {
        Assert.True(arrival.Channel == Channel.Query, arrival.ToString());
        Assert.StartsWith(Afterwards, arrival.Last.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(request["state"] is { } state ? [KeyValuePair.Create("state", state)] : [], arrival.Parameters);
    }

    /// <summary>The browser stays: the portal asks, and after a yes says that it is done.</summary>
    private protected static async Task IsAskedAsync(Suite suite, Arrival arrival)
    {
        Assert.True(arrival is { Channel: Channel.None, Path: "/signout" }, arrival.ToString());
        await SignedInAsync(suite);

        var done = await suite.Browser.GoOnAsync(Suite.Home, await suite.Browser.SubmitAsync(arrival.Last));

        IsDone(done, await TestBrowser.ReadAsync(done.Last));
    }

    private protected static void IsDone(Arrival arrival, AngleSharp.Dom.IParentNode page)
    {
        Assert.True(arrival.Channel == Channel.None, arrival.ToString());
        Assert.NotNull(page.QuerySelector(ComponentContext.ById("signout-done")));
    }

    /// <summary>A faulty request leads nowhere and signs nobody out.</summary>
    private protected static async Task IsRefusedAsync(Suite suite, Arrival arrival)
    {
        Assert.True(arrival.IsErrorPage, arrival.ToString());
        await SignedInAsync(suite);
    }

    private protected static async Task SignedOutAsync(Suite suite)
    {
        var request = suite.Request().With("prompt", "none");
        suite.CheckError(request, await suite.AuthorizeAsync(request), "login_required", "interaction_required");
    }

    private static async Task SignedInAsync(Suite suite)
    {
        var arrival = await suite.AuthorizeAsync(suite.Request().With("prompt", "none"));
        Assert.True(arrival.Parameters.ContainsKey("code"), arrival.ToString());
    }
}
