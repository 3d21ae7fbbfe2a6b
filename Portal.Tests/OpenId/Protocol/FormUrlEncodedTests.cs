using System.Text;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Protocol;

[Covers("RFC 6749 §3.1")]
public sealed class FormUrlEncodedTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=1&b=2", "a=1|b=2")]
    [InlineData("a=1&&b=2&", "a=1|b=2")]
    [InlineData("a", "a=")]
    [InlineData("a==x", "a==x")]
    [InlineData("scope=openid+email%20x", "scope=openid email x")]
    [InlineData("redirect_uri=http%3A%2F%2f127.0.0.1%3a9000%2Fcb", "redirect_uri=http://127.0.0.1:9000/cb")]
    [InlineData("n=%C3%A9%F0%9F%94%91", "n=é🔑")]
    [InlineData("n=é", "n=é")]
    public void Pairs_are_decoded_in_their_order(string text, string pairs) =>
        Assert.Equal(pairs, string.Join('|', FormUrlEncoded.Parse(Encoding.UTF8.GetBytes(text))!.Select(pair => $"{pair.Key}={pair.Value}")));

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%4g")]
    [InlineData("%zz=1")]
    [InlineData("a=%ff")] // not UTF-8
    [InlineData("a=%c0%80")] // NUL in overlong form
    [InlineData("a=%ed%a0%80")] // a lone surrogate
    [InlineData("a=%00")]
    [InlineData("a=%0d%0aSet-Cookie:x")]
    [InlineData("a=b\nc")]
    [InlineData("a=%7f")]
    public void Text_that_cannot_be_read_is_refused_whole(string text) => Assert.Null(FormUrlEncoded.Parse(Encoding.UTF8.GetBytes(text)));
}
