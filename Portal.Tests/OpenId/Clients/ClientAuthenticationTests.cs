using System.Net;
using System.Text;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Clients;

/// <summary>Who may speak for a client at the token endpoint.</summary>
[Covers("RFC 6749 §2.1")]
[Covers("RFC 6749 §2.3.1")]
[Covers("RFC 6749 §3.2.1")]
[Covers("RFC 6749 §5.2")]
public sealed class ClientAuthenticationTests
{
    /// <summary>Authorization header (null: none; otherwise "id:secret" before base64), form client_id, form client_secret.</summary>
    public static TheoryData<string?, string?, string?> Proved { get; } = new()
    {
        { $"web:{EngineClients.Secret}", null, null },
        { $"web:{EngineClients.Secret}", "web", null },
        { $"%77eb:{EngineClients.Secret}", null, null }, // form-encoded inside Basic, as the standard asks
        { null, "post", EngineClients.Secret },
        { null, "spa", null },
        { null, "spa", "" }, // an empty secret is none
        { "spa:", null, null },
        { "spa:", "spa", "" },
    };

    public static TheoryData<string?, string?, string?> NotProved { get; } = new()
    {
        { null, null, null },
        { null, "unknown", null },
        { null, "unknown", EngineClients.Secret },
        { $"unknown:{EngineClients.Secret}", null, null },
        { "web:wrong", null, null },
        { $"WEB:{EngineClients.Secret}", null, null },
        { $"web:{EngineClients.Secret} ", null, null },
        { "web:", null, null }, // a confidential client that sends nothing
        { null, "web", null },
        { null, "web", EngineClients.Secret }, // right secret, wrong method
        { $"post:{EngineClients.Secret}", null, null },
        { null, "post", "wrong" },
        { $"spa:{EngineClients.Secret}", null, null }, // a public client has no secret
        { null, "spa", EngineClients.Secret },
    };

    [Theory, MemberData(nameof(Proved))]
    public async Task A_client_proves_itself_the_way_it_is_registered(string? basic, string? id, string? secret) =>
        // Past client authentication the made-up code is what is refused.
        Assert.Equal("invalid_grant", (await SendAsync(basic is null ? null : Basic(basic), id, secret)).Error);

    [Theory, MemberData(nameof(NotProved))]
    public async Task Anything_else_gets_the_same_answer(string? basic, string? id, string? secret)
    {
        var answer = await SendAsync(basic is null ? null : Basic(basic), id, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("{\"error\":\"invalid_client\",\"error_description\":\"Client authentication failed\"}", answer.Body);
        Assert.Equal("Basic realm=\"https://id.example.test\", charset=\"UTF-8\"", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic d2Vi")] // no colon
    [InlineData("Basic OnNlY3JldA==")] // no id
    [InlineData("Bearer abc")]
    [InlineData("Digest x")]
    public async Task A_header_that_cannot_be_read_is_no_proof(string header) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(header, null, null)).Status);

    [Fact]
    public async Task Two_ways_at_once_are_refused()
    {
        Assert.Equal("invalid_request", (await SendAsync(Basic($"web:{EngineClients.Secret}"), "web", EngineClients.Secret)).Error);
        Assert.Equal("invalid_request", (await SendAsync(Basic($"web:{EngineClients.Secret}"), "post", null)).Error);
    }

    private static string Basic(string pair) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";

    private static async Task<Answer> SendAsync(string? authorization, string? id, string? secret)
    {
        await using var host = await EngineHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var form = Flow.Exchange(EngineClients.Web, "made-up");
        if (id is not null) form["client_id"] = id;
        if (secret is not null) form["client_secret"] = secret;
        request.Content = new FormUrlEncodedContent(form!);
        return await Answer.OfAsync(await host.Http.SendAsync(request));
    }
}
