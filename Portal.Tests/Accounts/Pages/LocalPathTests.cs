using Portal.Interactions;

namespace Portal.Tests.Accounts.Pages;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account")]
    [InlineData("/account/passkeys?tab=1&next=https://elsewhere.example")]
    [InlineData("/oauth2/authorize?redirect_uri=https%3A%2F%2Fapp.example%2Fcallback&state=%0a")]
    [InlineData("/account#//evil.example")]
    [InlineData("/a%20b")]
    [InlineData("/%E6%97%A5")]
    public void A_path_of_the_portal_is_followed(string path) => Assert.True(LocalPath.IsSafe(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("account")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/account\\..\\evil")]
    [InlineData("https://evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("HTTPS://evil.example/account")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData(" /account")]
    [InlineData("/ /evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/\0/evil.example")]
    [InlineData("/account\u007f")]
    [InlineData("/%2fevil.example")]
    [InlineData("/%2F/evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/%5C%5Cevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("/account%0d%0aSet-Cookie:a=b")]
    [InlineData("/\u2028/evil.example")]
    [InlineData("/\u3002evil.example")]
    [InlineData("~/account")]
    [InlineData("?return=/account")]
    public void Anything_that_a_browser_or_proxy_could_take_elsewhere_is_not(string? path) => Assert.False(LocalPath.IsSafe(path));

    [Fact]
    public void An_endless_path_is_not_followed() => Assert.False(LocalPath.IsSafe("/" + new string('a', 10_000)));
}
