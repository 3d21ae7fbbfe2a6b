using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>A ceremony that is right but for one value.</summary>
public sealed class WrongValueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> WhenMade() => new()
    {
        { "type", "verification_failed" },
        { "challenge", "replayed" },
        { "origin", "wrong_origin" },
        { "origin port", "wrong_origin" },
        { "origin null", "verification_failed" },
        { "cross origin", "wrong_origin" },
        { "top origin", "wrong_origin" },
        { "rp id", "verification_failed" },
        { "user present", "verification_failed" },
        { "user verified", "verification_failed" },
        { "backed up without eligible", "verification_failed" },
        { "no credential", "verification_failed" },
        { "algorithm", "verification_failed" },
        { "trailing cbor", "verification_failed" },
        { "credential id of 1024 bytes", "verification_failed" },
        { "empty credential id", "verification_failed" },
        { "credential type", "verification_failed" },
        { "id is not raw id", "verification_failed" },
        { "id is another", "verification_failed" },
        { "duplicate member", "verification_failed" },
        { "extension data missing", "verification_failed" },
    };

    [Theory]
    [Covers("WebAuthn L3 §7.1")]
    [MemberData(nameof(WhenMade))]
    public async Task One_wrong_value_and_the_passkey_is_refused(string wrong, string reason)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();

        var response = await browser.RegisterAsync(authenticator, WrongValues.Of(wrong));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(reason, await Task.FromResult(response).ReasonAsync());
        Assert.False(await portal.WithDataAsync(db => db.Passkeys.AnyAsync(Cancel)));
    }

    public static TheoryData<string, string> WhenUsed() => new()
    {
        { "type", "verification_failed" },
        { "type payment", "verification_failed" },
        { "challenge", "replayed" },
        { "challenge bit", "replayed" },
        { "empty challenge", "replayed" },
        { "origin", "wrong_origin" },
        { "origin port", "wrong_origin" },
        { "origin slash", "wrong_origin" },
        { "origin case", "wrong_origin" },
        { "origin null", "verification_failed" },
        { "cross origin", "wrong_origin" },
        { "top origin", "wrong_origin" },
        { "rp id", "verification_failed" },
        { "user present", "verification_failed" },
        { "user verified", "verification_failed" },
        { "backed up without eligible", "verification_failed" },
        { "not eligible any more", "verification_failed" },
        { "extension data missing", "verification_failed" },
        { "trailing cbor", "verification_failed" },
        { "credential id of 1024 bytes", "verification_failed" },
        { "credential type", "verification_failed" },
        { "id is not raw id", "verification_failed" },
        { "id is another", "unknown_passkey" },
        { "duplicate member", "verification_failed" },
        { "changed after signing", "verification_failed" },
        { "signature bit", "verification_failed" },
        { "signature trailing", "verification_failed" },
        { "empty signature", "verification_failed" },
        { "no user handle", "verification_failed" },
        { "other user handle", "unknown_passkey" },
        { "odd user handle", "unknown_passkey" },
        { "other credential", "unknown_passkey" },
    };

    [Theory]
    [Covers("WebAuthn L3 §7.2")]
    [MemberData(nameof(WhenUsed))]
    public async Task One_wrong_value_and_nobody_is_signed_in(string wrong, string reason)
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var authenticator = new SoftAuthenticator();
        using (var owner = await portal.BrowserAsync(TestUsers.Ada)) await owner.RegisterAsync(authenticator);
        using var browser = portal.Browser();

        var response = await browser.SignInAsync(authenticator, WrongValues.Of(wrong));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(reason, await Task.FromResult(response).ReasonAsync());
        Assert.Empty(browser.Cookies);
    }
}
