using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>The standard's own examples, where attestation is required. They all have the same root.</summary>
public sealed class W3CAttestationTests
{
    [Theory]
    [Covers("WebAuthn L3 §8.2")]
    [Covers("WebAuthn L3 §8.3")]
    [Covers("WebAuthn L3 §8.6")]
    [Covers("WebAuthn L3 §8.8")]
    [InlineData("packed-es256")]
    [InlineData("packed-es384")]
    [InlineData("packed-es512")]
    [InlineData("packed-rs256")]
    [InlineData("tpm-es256")]
    [InlineData("apple-es256")]
    [InlineData("fido-u2f-es256")]
    public async Task A_statement_of_the_standard_holds(string id)
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var vector = W3CVector.All.Single(vector => vector.Id == id);

        await portal.OfferAsync(browser, vector);

        await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).TextAsync();
    }

    // Its lists of what is enforced are empty, while §8.4 asks for an origin and a purpose. Everything before that holds.
    [Fact]
    [Covers("WebAuthn L3 §8.4")]
    public async Task The_standards_Android_key_does_not_say_where_it_was_made()
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var vector = W3CVector.All.Single(vector => vector.Id == "android-key-es256");

        await portal.OfferAsync(browser, vector);

        Assert.Equal("attestation_invalid", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());
        Assert.Contains(portal.Log.Lines, line => line.Contains("§8.4 step 5: origin", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("none-es256")]
    [InlineData("none-es256-long-credential-id")]
    [InlineData("packed-self-es256")]
    public async Task A_statement_without_a_maker_is_missing(string id)
    {
        await using var portal = await StartAsync();
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var vector = W3CVector.All.Single(vector => vector.Id == id);

        await portal.OfferAsync(browser, vector);

        Assert.Equal("attestation_missing", await browser.PostJsonAsync(PasskeyCalls.RegisterVerify, vector.Registration).ReasonAsync());
    }

    private static Task<TestPortal> StartAsync() => TestPortal.StartAsync(
        new TestSettings
        {
            ["Portal:Issuer"] = W3CVector.Origin,
            ["Portal:Passkeys:Attestation"] = "required",
            ["Portal:Passkeys:AttestationRoots"] = RootFiles.Write(W3CVector.AttestationRoot),
            Services = services => services.PostConfigure<IdentityPasskeyOptions>(options => options.UserVerificationRequirement = "preferred"),
        },
        TestUsers.Ada);
}
