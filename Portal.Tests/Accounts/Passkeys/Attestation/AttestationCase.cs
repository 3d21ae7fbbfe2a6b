using System.Security.Cryptography;
using System.Text;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Passkeys.Attestation;
using Portal.Configuration;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>A new passkey of a maker that the installation trusts, judged without a portal around it.</summary>
internal static class AttestationCase
{
    public static readonly Guid Aaguid = new("cb69481e-8ff7-4039-93ec-0a2729a154a8");

    public static readonly byte[] ClientDataHash = SHA256.HashData("client data"u8);

    public static SoftAttested Credential(AsymmetricAlgorithm? key = null)
    {
        key ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = RandomNumberGenerator.GetBytes(32);
        byte[] authData =
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes("example.org")), 0x45, 0, 0, 0, 0, .. Aaguid.ToByteArray(bigEndian: true), 0, 32, .. id,
            .. SoftCoseKey.Of(key, key is RSA ? -257 : -7),
        ];
        return new(key, id, authData, ClientDataHash);
    }

    public static AttestationPolicy Policy(params Guid[] allowed)
    {
        var settings = new PortalOptions
        {
            Issuer = "https://example.org",
            DataDirectory = "",
            Database = new DatabaseOptions(DatabaseProvider.Sqlite, ""),
            Passkeys = new PasskeyOptions("example.org", ["https://example.org"])
            {
                Attestation = new(AttestationMode.Required, allowed.ToHashSet(), [SoftMaker.Trusted.Root]),
            },
        };
        return new(settings, new AttestationChain(settings, new FakeClock()));
    }

    /// <summary>One statement of a format that is right but for a change.</summary>
    public static PasskeyRefusal? Judge(string format, Action<SoftStatement>? change = null, params Guid[] allowed) =>
        Judge(SoftFormats.New(Credential(), format), change, allowed);

    public static PasskeyRefusal? Judge(SoftStatement statement, Action<SoftStatement>? change = null, params Guid[] allowed)
    {
        change?.Invoke(statement);
        return Policy(allowed).Judge(Object(statement), ClientDataHash);
    }

    public static byte[] Object(SoftStatement statement) =>
        SoftAuthenticator.AttestationObject(statement.Format, statement.Write(), statement.About.AuthenticatorData);
}
