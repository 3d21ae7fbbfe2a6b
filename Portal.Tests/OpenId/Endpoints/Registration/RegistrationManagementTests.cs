using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Registration;

/// <summary>A client looks after its own registration.</summary>
[Covers("RFC 7592 §2.1")]
[Covers("RFC 7592 §2.2")]
[Covers("RFC 7592 §2.3")]
[Covers("RFC 7592 §3")]
public sealed class RegistrationManagementTests
{
    [Fact]
    public async Task A_client_reads_its_registration_but_never_its_secret()
    {
        await using var host = await EngineHost.StartAsync();
        var client = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());

        var read = await SendAsync(host, HttpMethod.Get, client["client_id"], client["registration_access_token"]);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal("Harbor Notes", read["client_name"]);
        Assert.Null(read.Json["client_secret"]);
        Assert.Equal(client["registration_access_token"], read["registration_access_token"]);
    }

    [Fact]
    public async Task An_update_replaces_everything_and_the_token_with_it()
    {
        await using var host = await EngineHost.StartAsync();
        var client = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());
        var change = Change(client);
        change["client_name"] = "Harbor Notes 2";
        change.Remove("scope");

        var changed = await SendAsync(host, HttpMethod.Put, client["client_id"], client["registration_access_token"], change);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal("Harbor Notes 2", changed["client_name"]);
        Assert.Equal("openid profile email address phone offline_access", changed["scope"]); // left out means the default
        Assert.Null(changed.Json["client_secret"]); // it keeps the one it has
        Assert.NotEqual(client["registration_access_token"], changed["registration_access_token"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, HttpMethod.Get, client["client_id"], client["registration_access_token"])).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, HttpMethod.Get, client["client_id"], changed["registration_access_token"])).Status);
    }

    [Fact]
    public async Task A_change_of_method_brings_or_takes_the_secret()
    {
        await using var host = await EngineHost.StartAsync();
        var client = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());
        var change = Change(client);
        change["token_endpoint_auth_method"] = "none";
        change.Remove("client_secret");
        var without = await SendAsync(host, HttpMethod.Put, client["client_id"], client["registration_access_token"], change);
        change["token_endpoint_auth_method"] = "client_secret_post";

        var with = await SendAsync(host, HttpMethod.Put, client["client_id"], without["registration_access_token"], change);

        Assert.Null(without.Json["client_secret"]);
        Assert.Equal(43, with["client_secret"].Length);
    }

    [Theory]
    [InlineData("client_id", null, "invalid_request")]
    [InlineData("client_id", "\"another\"", "invalid_request")]
    [InlineData("client_id", "1", "invalid_request")]
    [InlineData("client_secret", "\"another\"", "invalid_request")]
    [InlineData("client_secret", "1", "invalid_request")]
    [InlineData("registration_access_token", "\"x\"", "invalid_request")]
    [InlineData("registration_client_uri", "\"x\"", "invalid_request")]
    [InlineData("client_secret_expires_at", "0", "invalid_request")]
    [InlineData("client_id_issued_at", "0", "invalid_request")]
    [InlineData("redirect_uris", "[\"http://rp.example.test/cb\"]", "invalid_redirect_uri")]
    [InlineData("subject_type", "\"x\"", "invalid_client_metadata")]
    public async Task An_update_that_does_not_hold_changes_nothing(string member, string? json, string error)
    {
        await using var host = await EngineHost.StartAsync();
        var client = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());
        var change = Change(client);
        change.Remove(member);
        if (json is not null) change[member] = JsonNode.Parse(json);

        var refused = await SendAsync(host, HttpMethod.Put, client["client_id"], client["registration_access_token"], change);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(error, refused.Error);
        Assert.Equal("Harbor Notes", (await SendAsync(host, HttpMethod.Get, client["client_id"], client["registration_access_token"]))["client_name"]);
    }

    [Fact]
    public async Task A_client_can_leave()
    {
        await using var host = await EngineHost.StartAsync();
        var client = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());

        var left = await SendAsync(host, HttpMethod.Delete, client["client_id"], client["registration_access_token"]);

        Assert.Equal(HttpStatusCode.NoContent, left.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, HttpMethod.Get, client["client_id"], client["registration_access_token"])).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nobody_else_gets_near_a_registration(string method)
    {
        await using var host = await EngineHost.StartAsync();
        var mine = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());
        var other = await RegistrationTests.PostAsync(host, RegistrationTests.Valid());

        foreach (var (clientId, token) in new[] { (mine["client_id"], other["registration_access_token"]), ("unknown", mine["registration_access_token"]), (mine["client_id"], null), ("web", "x") })
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, new HttpMethod(method), clientId, token, Change(mine))).Status);
    }

    private static JsonObject Change(Answer registered)
    {
        var change = RegistrationTests.Valid();
        change["client_id"] = registered["client_id"];
        change["client_secret"] = registered["client_secret"];
        return change;
    }

    private static async Task<Answer> SendAsync(EngineHost host, HttpMethod method, string clientId, string? token, JsonObject? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/oauth2/register/{clientId}");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (body is not null && method == HttpMethod.Put) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}
