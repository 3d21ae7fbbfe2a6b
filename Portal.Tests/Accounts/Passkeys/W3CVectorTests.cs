using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

[Covers("WebAuthn L3 §7.1")]
[Covers("WebAuthn L3 §7.2")]
public sealed class W3CVectorTests
{
    // The framework's handler has no Edwards curves: browsers are not offered them, and choose another.
    private static readonly string[] NotSupported = ["packed-eddsa", "packed-ed448"];

    private static readonly string[] InFrames = ["none-es256-crossOrigin", "none-es256-topOrigin"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Accepted() => [.. Ids(vector => !NotSupported.Contains(vector.Id) && !InFrames.Contains(vector.Id))];

    public static TheoryData<string> Unverified() => [.. Ids(vector => !InFrames.Contains(vector.Id) && !vector.RegistersWithUserVerification)];

    [Fact]
    public void Every_vector_of_the_standard_is_here() => Assert.Equal(15, W3CVector.All.Count);

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task A_passkey_of_the_standard_is_registered_and_signs_in(string id)
    {
        var vector = Find(id);
        await using var portal = await StartAsync(userVerification: "preferred");
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var other = portal.Browser();

        await portal.OfferAsync(browser, vector);
        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).TextAsync();
        await portal.AskAsync(other, vector);
        await other.PostJsonAsync(PasskeyCalls.SignInVerify, vector.Authentication(AdasHandle)).TextAsync();

        var passkey = await portal.WithDataAsync(db => db.Passkeys.SingleAsync(Cancel));
        Assert.Equal(vector.CredentialId, passkey.CredentialId);
        Assert.Equal(vector.Aaguid, passkey.Aaguid);
    }

    [Theory]
    [InlineData("packed-eddsa")]
    [InlineData("packed-ed448")]
    public async Task Edwards_curves_are_refused_and_not_offered(string id)
    {
        var vector = Find(id);
        await using var portal = await StartAsync(userVerification: "preferred");
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        await portal.OfferAsync(browser, vector);

        Assert.Equal("verification_failed", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());
        Assert.DoesNotContain(portal.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        var offered = JsonNode.Parse(await browser.CreationOptionsAsync())!["pubKeyCredParams"]!.AsArray();
        Assert.DoesNotContain(offered, parameter => parameter!["alg"]!.GetValue<int>() is -8 or -53);
    }

    [Theory]
    [InlineData("none-es256-crossOrigin")]
    [InlineData("none-es256-topOrigin")]
    public async Task Ceremonies_within_a_frame_of_another_site_are_refused(string id)
    {
        var vector = Find(id);
        await using var portal = await StartAsync(userVerification: "preferred");
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        await portal.OfferAsync(browser, vector);
        Assert.Equal("wrong_origin", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());

        await portal.AskAsync(browser, vector);
        Assert.Equal("wrong_origin", await browser.PostJsonAsync(PasskeyCalls.SignInVerify, vector.Authentication(AdasHandle)).ReasonAsync());
    }

    [Theory]
    [MemberData(nameof(Unverified))]
    public async Task Without_user_verification_nothing_is_registered(string id)
    {
        var vector = Find(id);
        await using var portal = await StartAsync(userVerification: "required");
        using var browser = await portal.BrowserAsync(TestUsers.Ada);

        await portal.OfferAsync(browser, vector);

        Assert.Equal("verification_failed", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());
    }

    [Fact]
    public async Task A_vector_answers_only_its_own_challenge()
    {
        var vector = Find("none-es256");
        await using var portal = await StartAsync(userVerification: "preferred");
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await browser.CreationOptionsAsync();

        Assert.Equal("replayed", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());
    }

    private static string AdasHandle => Base64Url.Encode(Encoding.UTF8.GetBytes(TestUsers.Ada.Subject));

    private static IEnumerable<string> Ids(Func<W3CVector, bool> which) => W3CVector.All.Where(which).Select(vector => vector.Id);

    private static W3CVector Find(string id) => W3CVector.All.Single(vector => vector.Id == id);

    // Several of the vectors come from authenticators that verified nobody.
    private static Task<TestPortal> StartAsync(string userVerification) => TestPortal.StartAsync(
        new TestSettings
        {
            ["Portal:Issuer"] = W3CVector.Origin,
            Services = services => services.PostConfigure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = userVerification),
        },
        TestUsers.Ada);
}
