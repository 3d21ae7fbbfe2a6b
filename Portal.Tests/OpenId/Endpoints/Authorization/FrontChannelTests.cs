using System.Net;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

/// <summary>The older response types, for clients that were opened for them.</summary>
[Covers("Core §3.2.2.5")]
[Covers("Core §3.3.2.5")]
[Covers("Core §3.2.2.1")]
[Covers("Core §3.3.2.11")]
[Covers("Multiple Response Types §3")]
[Covers("Multiple Response Types §5")]
public sealed class FrontChannelTests
{
    /// <summary>Response type, members of the answer, hash claims of the id token.</summary>
    public static TheoryData<string, string, string> Types { get; } = new()
    {
        { "code", "code state iss", "" },
        { "token", "access_token token_type expires_in scope state iss", "" },
        { "id_token", "id_token state iss", "s_hash" },
        { "id_token token", "access_token token_type expires_in scope id_token state iss", "at_hash s_hash" },
        { "token id_token", "access_token token_type expires_in scope id_token state iss", "at_hash s_hash" },
        { "code id_token", "code id_token state iss", "c_hash s_hash" },
        { "code token", "code access_token token_type expires_in scope state iss", "" },
        { "id_token code token", "code access_token token_type expires_in scope id_token state iss", "at_hash c_hash s_hash" },
        { "none", "state iss", "" },
    };

    [Theory, MemberData(nameof(Types))]
    public async Task Each_response_type_answers_with_its_members(string type, string members, string hashes)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Request(type));

        Assert.StartsWith(EngineClients.Callback + (type is "code" or "none" ? "?" : "#"), answer.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(members, string.Join(' ', answer.Parameters.Keys));
        if (!answer.Parameters.TryGetValue("id_token", out var idToken)) return;

        var claims = Flow.Payload(idToken);
        Assert.Equal("n-1", claims["nonce"]!.GetValue<string>());
        Assert.Equal(hashes, string.Join(' ', claims.Select(claim => claim.Key).Where(name => name.EndsWith("_hash", StringComparison.Ordinal))));
        AssertHash("at_hash", "access_token");
        AssertHash("c_hash", "code");
        AssertHash("s_hash", "state");

        void AssertHash(string claim, string member)
        {
            if (claims[claim] is { } hash) Assert.Equal(IdTokenBuilder.HalfHash(answer.Parameters[member]), hash.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("token", "openid email")]
    [InlineData("id_token token", "openid email")]
    [InlineData("code token", "openid email offline_access")]
    [Covers("Core §11")]
    public async Task Offline_access_is_only_for_who_gets_a_code(string type, string granted)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Request(type).With("scope", "openid email offline_access"));

        Assert.Equal(granted, answer.Parameters["scope"]);
    }

    [Theory]
    [InlineData("code", false)]
    [InlineData("none", false)]
    [InlineData("token", true)]
    [InlineData("id_token", true)]
    [InlineData("code id_token", true)]
    [InlineData("code token", true)]
    public async Task The_host_is_told_of_tokens_that_come_through_the_browser(string type, bool told)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        await host.AuthorizeAsync(Request(type));

        Assert.Equal(told ? 1 : 0, host.TokenEvents.Count);
        if (!told) return;

        var issued = Assert.IsType<TokensIssued>(host.TokenEvents.Single());
        Assert.Equal("implicit", issued.GrantType);
        Assert.NotNull(issued.Subject);
        Assert.NotNull(issued.SessionId);
        Assert.Contains("openid", issued.Scope);
    }

    [Theory]
    [InlineData("id_token", true)] // nothing else to fetch them with: Core §5.4
    [InlineData("id_token token", false)]
    [InlineData("code id_token", false)]
    [Covers("Core §5.4")]
    public async Task An_id_token_that_comes_alone_carries_the_claims_of_the_scope(string type, bool carries)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var claims = Flow.Payload((await host.AuthorizeAsync(Request(type))).Parameters["id_token"]);

        Assert.Equal(carries, claims["email"] is not null);
    }

    [Fact]
    public async Task Tokens_of_the_browser_work_and_a_code_beside_them_ends_them_when_it_is_replayed()
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();
        var answer = (await host.AuthorizeAsync(Request("code token"))).Parameters;
        var alone = (await host.AuthorizeAsync(Request("token"))).Parameters["access_token"];
        var exchange = Flow.Exchange(EngineClients.Compat, answer["code"]).With("code_verifier", null);

        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(alone)).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(answer["access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Compat, exchange)).Status);
        Assert.Equal("invalid_grant", (await host.TokenAsync(EngineClients.Compat, exchange)).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(answer["access_token"])).Status);
    }

    [Theory]
    [InlineData("token", "response_mode", "query", "invalid_request")] // tokens end up in logs
    [InlineData("code id_token", "response_mode", "query", "invalid_request")]
    [InlineData("id_token", "nonce", null, "invalid_request")] // Core §3.2.2.1
    [InlineData("code id_token", "nonce", "", "invalid_request")]
    [InlineData("id_token", "scope", "email", "invalid_request")]
    public async Task What_the_browser_must_not_carry_is_refused_in_the_fragment(string type, string parameter, string? value, string error)
    {
        await using var host = await EngineHost.StartAsync();
        host.SignIn();

        var answer = await host.AuthorizeAsync(Request(type).With(parameter, value));

        Assert.StartsWith($"{EngineClients.Callback}#", answer.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(error, answer.Parameters["error"]);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("id_token")]
    [InlineData("code id_token token")]
    public async Task A_client_of_today_gets_codes_only_whatever_it_registered(string type)
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Add(EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { ResponseTypes = ["code", type] } });
        host.SignIn();

        var answer = await host.AuthorizeAsync(Flow.Authorization(EngineClients.Web).With("response_type", type));

        Assert.Equal("unauthorized_client", answer.Parameters["error"]);
    }

    private static Dictionary<string, string?> Request(string type) =>
        Flow.Authorization(EngineClients.Compat).With("response_type", type).With("code_challenge", null).With("code_challenge_method", null);
}
