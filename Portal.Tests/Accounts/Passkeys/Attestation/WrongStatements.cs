using System.Security.Cryptography;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>Changes that make one thing of an attestation statement wrong, by name.</summary>
internal static class WrongStatements
{
    private const string AaguidOid = "1.3.6.1.4.1.45724.1.1.4";

    private static readonly byte[] OtherHash = SHA256.HashData("other client data"u8);

    private static readonly Dictionary<string, Action<SoftStatement>> All = new()
    {
        ["signature bit"] = made => made.RewriteSignature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)],
        ["signature trailing"] = made => made.RewriteSignature = signature => [.. signature, 0],
        ["signature empty"] = made => made.RewriteSignature = _ => [],
        ["other client data"] = made => (made.Signed, made.ClientDataHash) = ([.. made.About.AuthenticatorData, .. OtherHash], OtherHash),
        ["other authenticator data"] = made => made.Signed = [.. made.Signed[..36], 1, .. made.Signed[37..]],
        ["algorithm of another hash"] = made => made.Algorithm = -35,
        ["algorithm of another key"] = made => made.Algorithm = -257,
        ["algorithm with SHA-1"] = made => made.Algorithm = -65535,
        ["no algorithm"] = made => made.RewriteMembers = members => members.Remove("alg"),
        ["algorithm as text"] = made => made.RewriteMembers = members => members["alg"] = "ES256",
        ["one more member"] = made => made.RewriteMembers = members => members["ecdaaKeyId"] = new byte[1],
        ["no signature"] = made => made.RewriteMembers = members => members.Remove("sig"),
        ["version"] = made => made.RewriteMembers = members => members["ver"] = "1.2",

        ["certificates turned round"] = made => made.RewriteCertificates = chain => [.. chain.Reverse()],
        ["no certificates"] = made => made.RewriteCertificates = _ => [],
        ["nine certificates"] = made => made.RewriteCertificates = chain => [chain[0], .. Enumerable.Repeat(chain[1], 8)],
        ["second certificate missing"] = made => made.RewriteCertificates = chain => chain[..1],
        ["two certificates"] = made => made.RewriteCertificates = chain => [chain[0], made.Maker.Intermediate.RawData],
        ["certificate cut off"] = made => made.RewriteCertificates = chain => [chain[0][..^10], .. chain[1..]],
        ["certificate trailing"] = made => made.RewriteCertificates = chain => [[.. chain[0], 0], .. chain[1..]],
        ["certificate is text"] = made => made.RewriteCertificates = chain => ["-----BEGIN CERTIFICATE-----"u8.ToArray(), .. chain[1..]],
        ["unknown maker"] = made => made.Maker = SoftMaker.Stranger,
        ["expired"] = made => made.Certificate.NotAfter = FakeClock.Start.AddSeconds(-1),
        ["not valid yet"] = made => made.Certificate.NotBefore = FakeClock.Start.AddSeconds(1),
        ["certificate of a CA"] = made => made.Certificate.Ca = true,
        ["no basic constraints"] = made => made.Certificate.Ca = null,
        ["subject without unit"] = made => made.Certificate.Subject = "C=SE, O=Test Keys, CN=Test Key EE 1",
        ["subject of another unit"] = made => made.Certificate.Subject = "C=SE, O=Test Keys, OU=Web Server, CN=Test Key EE 1",
        ["subject without country"] = made => made.Certificate.Subject = "O=Test Keys, OU=Authenticator Attestation, CN=Test Key EE 1",
        ["subject without name"] = made => made.Certificate.Subject = "C=SE, O=Test Keys, OU=Authenticator Attestation",
        ["subject at all"] = made => made.Certificate.Subject = SoftMaker.Subject,
        ["model of another"] = made => made.Certificate.Replace(AaguidOid, SoftMaker.AaguidExtension(Guid.NewGuid())),
        ["model critical"] = made => made.Certificate.Replace(AaguidOid, SoftMaker.AaguidExtension(AttestationCase.Aaguid), critical: true),
        ["model not in DER"] = made => made.Certificate.Replace(AaguidOid, [0x04, 0x20, 0x00]),
        ["model trailing"] = made => made.Certificate.Replace(AaguidOid, [.. SoftMaker.AaguidExtension(AttestationCase.Aaguid), 0]),
        ["certificate of another key"] = made => made.Key = ECDsa.Create(ECCurve.NamedCurves.nistP256),
        ["certificate on another curve"] = made => made.Key = ECDsa.Create(ECCurve.NamedCurves.nistP384),

        ["magic"] = made => made.Tpm.Magic = 0xff544348,
        ["type"] = made => made.Tpm.Type = 0x8018,
        ["name"] = made => made.Tpm.RewriteName = name => [.. name[..^1], (byte)(name[^1] ^ 1)],
        ["name with SHA-1"] = made => made.Tpm.RewriteName = name => [0x00, 0x04, .. name[2..22]],
        ["area of another key"] = made => made.Tpm.RewriteArea = area => [.. area[..^1], (byte)(area[^1] ^ 1)],
        ["area of another kind"] = made => made.Tpm.RewriteArea = area => [0x00, 0x08, .. area[2..]],
        ["area on another curve"] = made => made.Tpm.RewriteArea = area => [.. area[..14], 0x00, 0x04, .. area[16..]],
        ["area named with SHA-1"] = made => made.Tpm.RewriteArea = area => [.. area[..2], 0x00, 0x04, .. area[4..]],
        ["area trailing"] = made => made.Tpm.RewriteArea = area => [.. area, 0],
        ["info trailing"] = made => made.Tpm.RewriteInfo = info => [.. info, 0],
        ["no alternative name"] = made => made.Certificate.Replace("2.5.29.17", null),
        ["alternative name without version"] = made => made.Certificate.Replace("2.5.29.17", SoftTpm.AlternativeName("2.23.133.2.1", "2.23.133.2.2"), critical: true),
        ["alternative name not in DER"] = made => made.Certificate.Replace("2.5.29.17", [0x30, 0x05, 0xa4]),
        ["no key usage"] = made => made.Certificate.Replace("2.5.29.37", null),

        ["no key description"] = made => made.Android.Present = false,
        ["challenge of another"] = made => made.ClientDataHash = OtherHash,
        ["imported key"] = made => made.Android.Origin = 2,
        ["origin unknown"] = made => made.Android.Origin = null,
        ["key that decrypts"] = made => made.Android.Purposes = [1],
        ["key that decrypts, too"] = made => made.Android.Purposes = [1, 2],
        ["purpose unknown"] = made => made.Android.Purposes = [],
        ["enforced by software"] = made => made.Android.InHardware = false,
        ["for all applications"] = made => made.Android.AllApplicationsInHardware = true,
        ["for all applications, says software"] = made => made.Android.AllApplicationsInSoftware = true,
    };

    public static Action<SoftStatement> Of(string name) => All[name];
}
