using Portal.Data.Protection;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

public sealed class MasterKeyTests
{
    [Fact]
    public async Task The_key_file_is_for_its_owner_alone()
    {
        await using var portal = await TestPortal.StartAsync();
        var file = Path.Combine(portal.Folder, MasterKey.FileName);

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
#pragma warning disable CA1416 // skipped there
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
#pragma warning restore CA1416
    }

    [Fact]
    public void What_was_sealed_comes_back_only_under_the_same_key_and_unchanged()
    {
        var key = new MasterKey([.. Enumerable.Repeat((byte)1, 32)]);
        var other = new MasterKey([.. Enumerable.Repeat((byte)2, 32)]);
        byte[] secret = [1, 2, 3];

        var text = key.Seal(secret);
        var changed = Convert.FromBase64String(text);
        changed[^1] ^= 1;

        Assert.Equal(secret, key.Unseal(text));
        Assert.NotEqual(text, key.Seal(secret));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => other.Unseal(text));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => key.Unseal(Convert.ToBase64String(changed)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => key.Unseal("AAAA"));
    }
}
