using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Protocol;

[Covers("RFC 6749 §3.3")]
public sealed class ScopeSetTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("openid", "openid")]
    [InlineData("openid  email ", "openid email")]
    [InlineData("email openid email", "email openid")]
    [InlineData("https://api.example.test/read urn:x:y", "https://api.example.test/read urn:x:y")]
    public void Values_keep_their_order_and_count_once(string? text, string wire) => Assert.Equal(wire, ScopeSet.Parse(text)!.ToString());

    [Theory]
    [InlineData("open\"id")]
    [InlineData("open\\id")]
    [InlineData("openid\temail")]
    [InlineData("öpenid")]
    public void Characters_outside_the_grammar_are_refused(string text) => Assert.Null(ScopeSet.Parse(text));

    [Fact]
    public void Sets_compare_by_their_values()
    {
        var one = ScopeSet.Of(["a", "b"]);
        Assert.Equal(one, ScopeSet.Of(["b", "a"]));
        Assert.Equal(one.GetHashCode(), ScopeSet.Of(["b", "a"]).GetHashCode());
        Assert.NotEqual(one, ScopeSet.Of(["a", "A"]));
        Assert.True(ScopeSet.Of(["b"]).IsWithin(one));
        Assert.False(one.IsWithin(ScopeSet.Of(["b"])));
        Assert.Equal("a", one.Except(ScopeSet.Of(["b"])).ToString());
        Assert.Equal("a b c", one.Union(ScopeSet.Of(["c", "a"])).ToString());
        Assert.Equal("b", one.Intersect(ScopeSet.Of(["c", "b"])).ToString());
    }
}
