using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Token.Grants.AuthorizationCodes;
using Portal.OpenId.Endpoints.Token.Grants.RefreshTokens;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Data;

/// <summary>A copy of the database alone lets nobody in: read byte by byte, it has no handle, secret, password or private key.</summary>
public sealed class SecretsAtRestTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_database_holds_only_hashes_of_what_was_handed_out()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestClients.Web);
        var setupCode = portal.Output.Trim()[^43..];
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        var cookie = browser.Cookies["portal-session"]!.Value;
        var (code, token) = (OpaqueHandle.Create(), OpaqueHandle.Create());
        await HandOutAsync(portal, code, token);
        var (deviceCode, userCode) = (OpaqueHandle.Create(), UserCode.Create());
        await ShowAsync(portal, deviceCode, userCode);

        TestFolders.Release(portal.Folder);
        var bytes = await ReadAllAsync(portal.Folder);

        foreach (var secret in new[] { setupCode, cookie, code, token, deviceCode, userCode, TestClients.Web.Secret!, TestUsers.Ada.Password! })
        {
            Assert.False(Contains(bytes, secret), "A raw secret is in the database.");
        }

        // The scan finds what is there: the same, hashed.
        foreach (var secret in new[] { cookie, code, token, deviceCode, userCode, TestClients.Web.Secret! }) Assert.True(Contains(bytes, HandleHash.Of(secret).Value));

        // An unencrypted key has its algorithm's identifier in the clear: rsaEncryption, id-ecPublicKey.
        Assert.Equal(-1, bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01]));
        Assert.Equal(-1, bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01]));
        Assert.False(Contains(bytes, "<masterKey"), "A data protection key is in the clear.");
    }

    private static async Task HandOutAsync(TestPortal portal, string code, string token)
    {
        var now = portal.Clock.Now;
        var grant = new Grant(
            "grant", TestClients.Web.Id, TestUsers.Ada.Subject, ScopeSet.Of(["openid"]), Guid.NewGuid().ToString(), now, "phr", ["swk"], now);
        var codes = portal.Services.GetRequiredService<IAuthorizationCodeStore>();
        await codes.AddAsync(HandleHash.Of(code), new(grant, null, null, null, now.AddSeconds(60)), Cancel);
        await codes.TryRedeemAsync(
            HandleHash.Of(code), now, new NewRefreshToken(HandleHash.Of(token), new(grant, OpaqueHandle.Create(), now, now.AddDays(1), now.AddDays(2))), release: null, Cancel);
    }

    private static Task<bool> ShowAsync(TestPortal portal, string deviceCode, string userCode)
    {
        var now = portal.Clock.Now;
        var code = new DeviceCode(TestClients.Web.Id, HandleHash.Of(userCode), ScopeSet.Of(["openid"]), new(null, null), now, now.AddMinutes(10))
        {
            Interval = TimeSpan.FromSeconds(5),
            NextPollAt = now,
        };
        return portal.Services.GetRequiredService<IDeviceCodeStore>().TryAddAsync(HandleHash.Of(deviceCode), code, Cancel);
    }

    private static async Task<byte[]> ReadAllAsync(string folder)
    {
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(folder, "portal.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await stream.CopyToAsync(all, Cancel);
        }

        return all.ToArray();
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
