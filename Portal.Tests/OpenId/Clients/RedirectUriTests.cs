using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Clients;

[Covers("RFC 9700 §4.1.3")]
[Covers("RFC 8252 §7.3")]
public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:5000/cb")]
    [InlineData("http://127.0.0.1:9000/cb", "http://127.0.0.1:5000/cb")]
    [InlineData("http://127.0.0.1:9000/cb", "http://127.0.0.1/cb")]
    [InlineData("http://[::1]/cb", "http://[::1]:61023/cb")]
    [InlineData("http://127.0.0.1/cb?a=1", "http://127.0.0.1:5000/cb?a=1")]
    [InlineData("http://127.0.0.1", "http://127.0.0.1:5000")]
    [InlineData("com.example.app:/cb", "com.example.app:/cb")]
    [InlineData("http://localhost:3000/cb", "http://localhost:3000/cb")]
    public void The_same_text_matches_and_a_loopback_literal_with_any_port(string registered, string presented) =>
        Assert.True(RedirectUri.Matches(registered, presented));

    [Theory]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/cb/")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/CB")]
    [InlineData("https://rp.example.test/cb", "https://RP.example.test/cb")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test:443/cb")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/cb?x=1")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/cb#f")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/x/../cb")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test/%63b")]
    [InlineData("https://rp.example.test/cb", "http://rp.example.test/cb")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test@evil.test/cb")]
    [InlineData("https://rp.example.test/cb", "https://rp.example.test.evil.test/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:5000/cb/")]
    [InlineData("http://127.0.0.1/cb", "https://127.0.0.1/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.2/cb")]
    [InlineData("http://127.0.0.1/cb", "http://localhost:5000/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:5000/cb?x=1")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:5000@evil.test/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:5000/cb#f")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:123456/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1.evil.test/cb")]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1@evil.test/cb")]
    [InlineData("http://127.0.0.1/cb", "http://[::1]/cb")]
    [InlineData("http://localhost/cb", "http://localhost:5000/cb")]
    [InlineData("http://127.0.0.1.nip.test/cb", "http://127.0.0.1.nip.test:81/cb")]
    public void Anything_else_does_not(string registered, string presented) => Assert.False(RedirectUri.Matches(registered, presented));

    [Theory]
    [InlineData("http://127.0.0.1/cb|http://localhost:3000/", true)]
    [InlineData("http://[::1]/cb", true)]
    [InlineData("http://127.0.0.1/cb|https://rp.example.test/cb", false)]
    [InlineData("com.example.app:/cb", false)]
    [InlineData("", false)]
    public void Places_on_the_own_computer_are_known(string uris, bool local) =>
        Assert.Equal(local, RedirectUri.AreAllLocal(uris.Split('|', StringSplitOptions.RemoveEmptyEntries)));
}
