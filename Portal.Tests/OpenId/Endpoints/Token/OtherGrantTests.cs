using System.Net;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Token;

/// <summary>The grants without a browser.</summary>
[Covers("RFC 6749 §4.4")]
[Covers("RFC 6749 §4.3.2")]
public sealed class OtherGrantTests
{
    [Theory]
    [InlineData(null, "api.read")]
    [InlineData("api.read", "api.read")]
    public async Task A_client_gets_a_token_for_itself_and_nothing_else(string? asked, string given)
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));

        var answer = await host.TokenAsync(EngineClients.Machine, ForItself().With("scope", asked));

        Assert.Equal(["access_token", "token_type", "expires_in", "scope"], answer.Json.Select(member => member.Key));
        Assert.Equal(given, answer["scope"]);
        var claims = Flow.Payload(answer["access_token"]);
        Assert.Equal("machine", claims["sub"]!.GetValue<string>());
        Assert.Equal("https://api.example.test", claims["aud"]!.GetValue<string>());
        Assert.Null(claims["auth_time"]);
        Assert.Equal(0, host.Stores.Writes - EngineHost.KeyWrites);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.UserInfoAsync(answer["access_token"])).Status);
        Assert.True((await host.AskAsync("/oauth2/introspect", EngineClients.Machine, answer["access_token"])).Json["active"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("openid")]
    [InlineData("offline_access")]
    [InlineData("email api.read")]
    [InlineData("admin")]
    [InlineData("\"")]
    public async Task A_client_is_no_person(string scope)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("invalid_scope", (await host.TokenAsync(EngineClients.Machine, ForItself().With("scope", scope))).Error);
    }

    [Theory]
    [InlineData("web")] // not registered for it
    [InlineData("spa")]
    public async Task Only_a_confidential_client_that_is_registered_for_it_acts_for_itself(string clientId)
    {
        await using var host = await EngineHost.StartAsync();

        Assert.Equal("unauthorized_client", (await host.TokenAsync(Client(clientId), ForItself())).Error);
    }

    [Fact]
    public async Task A_public_client_does_not_even_when_it_is_registered_for_it()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Add(EngineClients.Spa with { Metadata = EngineClients.Spa.Metadata with { GrantTypes = [GrantTypes.ClientCredentials] } });

        Assert.Equal("unauthorized_client", (await host.TokenAsync(EngineClients.Spa, ForItself())).Error);
    }

    [Fact]
    public async Task A_client_that_was_opened_for_it_may_pass_a_password_on()
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await host.TokenAsync(EngineClients.Compat, WithPassword());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var claims = Flow.Payload(answer["id_token"]);
        Assert.Equal("pwd", claims["acr"]!.GetValue<string>());
        Assert.Null(claims["sid"]);
        Assert.Equal(HttpStatusCode.OK, (await host.UserInfoAsync(answer["access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.TokenAsync(EngineClients.Compat, Flow.Refresh(answer["refresh_token"]))).Status);
    }

    [Theory]
    [InlineData("username", null, "invalid_request")]
    [InlineData("password", null, "invalid_request")]
    [InlineData("username", "nobody", "invalid_grant")]
    [InlineData("password", "wrong", "invalid_grant")]
    [InlineData("scope", "admin", "invalid_scope")]
    [InlineData("scope", "\"", "invalid_scope")]
    public async Task Anything_wrong_about_a_password_is_refused(string parameter, string? value, string error)
    {
        await using var host = await EngineHost.StartAsync();

        var answer = await host.TokenAsync(EngineClients.Compat, WithPassword().With(parameter, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
    }

    [Fact]
    public async Task A_client_of_today_never_sees_a_password_whatever_it_registered()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Add(EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { GrantTypes = [GrantTypes.Password] } });

        Assert.Equal("unauthorized_client", (await host.TokenAsync(EngineClients.Web, WithPassword())).Error);
    }

    private static Dictionary<string, string?> ForItself() => new() { ["grant_type"] = "client_credentials" };

    private static Dictionary<string, string?> WithPassword() => new()
    {
        ["grant_type"] = "password",
        ["username"] = "ada",
        ["password"] = EngineHost.Password,
        ["scope"] = "openid email",
    };

    private static RegisteredClient Client(string id) => EngineClients.All.Single(client => client.ClientId == id);
}
