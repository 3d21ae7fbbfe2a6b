using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>What the suite does with refresh tokens.</summary>
internal static class RefreshTokens
{
    private const string Scope = "openid offline_access";

    public static void Want(JsonObject registration) => registration["grant_types"]!.AsArray().Add("refresh_token");

    /// <summary>A flow that ends with a refresh token: the person is asked, as Core §11 wants it.</summary>
    public static Task<Completed> ConnectAsync(this Suite suite) =>
        suite.CompleteAsync(suite.Request().With("scope", Scope).With("prompt", "consent"));

    /// <summary>Uses the refresh token and compares the new id token with the first one. Core §12.2</summary>
    /// <returns>The refresh token that is good for the next time.</returns>
    public static async Task<string> RefreshAsync(this Suite suite, Completed flow)
    {
        var refreshToken = flow.Tokens!["refresh_token"]!.GetValue<string>();
        Assert.Matches("^[\\x20-\\x7E]{22,}$", refreshToken);
        suite.Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var tokens = Checks.CheckTokens(await suite.TokenAsync(Flow.Refresh(refreshToken).With("scope", Scope)));

        Assert.NotEqual(flow.AccessToken, tokens["access_token"]!.GetValue<string>());
        if (tokens["id_token"] is { } newer) Compare(flow.Back!, Flow.Payload(newer.GetValue<string>()));
        await suite.CheckUserInfoAsync(tokens["access_token"]!.GetValue<string>(), flow.Back);
        return tokens["refresh_token"]?.GetValue<string>() ?? refreshToken;
    }

    public static async Task AreBoundToTheirClientAsync(CertificationPortal op, Variant variant)
    {
        await using var first = await Suite.StartAsync(op.Portal, variant, Want);
        await using var second = await Suite.StartAsync(op.Portal, variant, Want);
        first.Use(await op.BrowserAsync());
        second.Use(await op.BrowserAsync());
        Assert.True(first.Server.Lists("grant_types_supported", "refresh_token"));

        await first.RefreshAsync(await first.ConnectAsync());
        var secondToken = await second.RefreshAsync(await second.ConnectAsync());

        Checks.CheckTokenError(await first.TokenAsync(Flow.Refresh(secondToken)), "invalid_grant");
    }

    private static void Compare(JsonObject first, JsonObject second)
    {
        string[] same = ["iss", "sub", "aud", "auth_time", "azp"];
        Assert.All(same, claim => Assert.Equal(first[claim]?.ToJsonString(), second[claim]?.ToJsonString()));
        Assert.True(second["iat"]!.GetValue<long>() > first["iat"]!.GetValue<long>());
        Assert.True(second["nonce"] is null || second["nonce"]!.GetValue<string>() == first["nonce"]!.GetValue<string>());
    }
}
