using Portal.OpenId.Clients;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.EndSession;

public sealed class FrontChannelFramesTests
{
    [Theory]
    [InlineData("https://rp.example.test/out", false, "https://rp.example.test/out")]
    [InlineData("https://rp.example.test/out?a=b", false, "https://rp.example.test/out?a=b")]
    [InlineData("https://rp.example.test/out", true, "https://rp.example.test/out?iss=https%3A%2F%2Fid.example.test&sid={sid}")]
    [InlineData("https://rp.example.test/out?a=b", true, "https://rp.example.test/out?a=b&iss=https%3A%2F%2Fid.example.test&sid={sid}")]
    [Covers("Front-Channel Logout §2")]
    public async Task A_client_of_the_session_is_opened_in_a_frame_before_the_browser_goes_on(string registered, bool session, string frame)
    {
        await using var host = await StartAsync(registered, session);

        var idToken = await host.IdTokenAsync(Client(registered, session));
        var answer = await host.LogoutAsync(Logout.Request(idToken));

        var expected = frame.Replace("{sid}", Flow.Payload(idToken)["sid"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal($"{expected}\nhttps://rp.example.test/bye?state=s%26t%3Da%20te", answer.Body);
        Assert.Null(host.User);
    }

    [Theory]
    [InlineData("https://other.example.test/out")]
    [InlineData("https://rp.example.test:8443/out")]
    [InlineData("http://rp.example.test/out")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/out")]
    [Covers("Front-Channel Logout §2")]
    public async Task An_address_at_another_origin_than_the_redirect_uris_is_not_opened(string registered)
    {
        await using var host = await StartAsync(registered, session: false);

        var answer = await host.LogoutAsync(Logout.Request(await host.IdTokenAsync(Client(registered, session: false))));

        Assert.StartsWith(Logout.Bye, answer.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_took_no_part_in_the_session_is_left_alone()
    {
        await using var host = await StartAsync("https://rp.example.test/out", session: true);
        host.SignIn();

        Assert.Equal("/signout?done", (await host.ConfirmLogoutAsync(null)).Location!.OriginalString);
    }

    private static RegisteredClient Client(string registered, bool session)
    {
        var client = Logout.Leaving(EngineClients.Web);
        return client with
        {
            Metadata = client.Metadata with { FrontchannelLogoutUri = registered, FrontchannelLogoutSessionRequired = session },
        };
    }

    private static Task<EngineHost> StartAsync(string registered, bool session) => EngineHost.StartAsync(Client(registered, session));
}
