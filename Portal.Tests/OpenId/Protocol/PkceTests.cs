using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Protocol;

[Covers("RFC 7636 §4.1")]
[Covers("RFC 7636 §4.2")]
[Covers("RFC 7636 §4.6")]
public sealed class PkceTests
{
    [Theory]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")] // RFC 7636 Appendix B
    [InlineData("portal-test-verifier-0123456789-abcdefghijklmnop", "0MTvC6XK8c5HHe2nh6ocLCNB0JnhbKaK7Aoprad07Mc")]
    public void A_verifier_matches_its_challenge(string verifier, string challenge)
    {
        Assert.True(Pkce.IsVerifier(verifier));
        Assert.True(Pkce.IsChallenge(challenge));
        Assert.True(Pkce.Matches(challenge, verifier));
    }

    [Theory]
    [InlineData("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")] // the challenge itself, as the plain method would have it
    public void Another_verifier_does_not(string verifier) =>
        Assert.False(Pkce.Matches("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", verifier));

    [Theory]
    [InlineData("")]
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c")] // 42
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cMM")] // 44
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM")] // base64, not base64url
    [InlineData("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")]
    public void A_challenge_is_43_characters_of_base64url(string challenge) => Assert.False(Pkce.IsChallenge(challenge));

    [Theory]
    [InlineData(42, 'a', false)]
    [InlineData(43, 'a', true)]
    [InlineData(128, '~', true)]
    [InlineData(129, 'a', false)]
    [InlineData(50, '+', false)]
    [InlineData(50, 'é', false)]
    public void A_verifier_is_43_to_128_unreserved_characters(int length, char c, bool accepted) =>
        Assert.Equal(accepted, Pkce.IsVerifier(new string(c, length)));
}
