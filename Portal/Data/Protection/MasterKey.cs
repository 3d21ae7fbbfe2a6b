using System.Security.Cryptography;
using System.Text;
using Portal.Configuration;

namespace Portal.Data.Protection;

/// <summary>What the secrets in the database are encrypted under, so that a copy of the database alone is worth nothing. AES-256-GCM</summary>
internal sealed class MasterKey(byte[] key)
{
    public const string FileName = "master.key";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Keep a sealed text from being passed off as one of another purpose.
    private static readonly byte[] KeyPurpose = "data-protection"u8.ToArray();
    private static readonly byte[] MailPurpose = "mail"u8.ToArray();
    private static readonly byte[] SettingPurpose = "setting"u8.ToArray();

    /// <summary>The key of the settings, or the one in the data directory, which is made at the first start.</summary>
    public static MasterKey Open(PortalOptions settings)
    {
        if (settings.Keys.MasterKey is { } configured) return new([.. configured]);

        var file = Path.Combine(settings.DataDirectory, FileName);
        if (!File.Exists(file)) Make(settings.DataDirectory, file);
        return Read(file);
    }

    /// <summary>Seals a key of the data protection.</summary>
    public string Seal(byte[] plain) => Seal(plain, KeyPurpose);

    /// <summary>Seals a mail that waits to be sent.</summary>
    public string SealMail(byte[] plain) => Seal(plain, MailPurpose);

    /// <summary>Seals a secret among the settings.</summary>
    public string SealSetting(byte[] plain) => Seal(plain, SettingPurpose);

    /// <exception cref="CryptographicException">It was sealed under another key, or tampered with.</exception>
    public byte[] Unseal(string text) => Unseal(text, KeyPurpose);

    /// <inheritdoc cref="Unseal(string)"/>
    public byte[] UnsealSetting(string text) => Unseal(text, SettingPurpose);

    /// <inheritdoc cref="Unseal(string)"/>
    public byte[] UnsealMail(string text) => Unseal(text, MailPurpose);

    /// <summary>A key of its own for another purpose, from which this one does not follow. RFC 5869</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyOptions.MasterKeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    private string Seal(byte[] plain, byte[] purpose)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), purpose);
        return Convert.ToBase64String(sealedBytes);
    }

    private byte[] Unseal(string text, byte[] purpose)
    {
        var sealedBytes = Convert.FromBase64String(text);
        if (sealedBytes.Length < NonceBytes + TagBytes) throw new CryptographicException("A sealed text is too short.");

        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), plain, purpose);
        return plain;
    }

    // Written under another name and moved, so that a node that starts at the same moment never reads half a key.
    private static void Make(string folder, string file)
    {
        DataFolder.Make(folder);
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(unfinished, options))
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyOptions.MasterKeyBytes)));

        try
        {
            File.Move(unfinished, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(unfinished);
        }
    }

    private static MasterKey Read(string file)
    {
        var text = File.ReadAllText(file).Trim();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == KeyOptions.MasterKeyBytes
            ? new(bytes[..length])
            : throw new CannotStartException($"{file} is not {KeyOptions.MasterKeyBytes} bytes in base64. Restore it from a backup.");
    }
}
