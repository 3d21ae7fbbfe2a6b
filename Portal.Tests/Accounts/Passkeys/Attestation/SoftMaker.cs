using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>A maker of authenticators with a root, an intermediate and whatever certificates a test asks for.</summary>
internal sealed class SoftMaker
{
    public const string Subject = "C=SE, O=Test Keys, OU=Authenticator Attestation, CN=Test Key EE 1";

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SoftMaker(string name)
    {
        var root = new CertificateRequest($"CN={name} Root", _rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = root.CreateSelfSigned(Start.AddYears(-5), Start.AddYears(20));

        var intermediate = new CertificateRequest($"CN={name} CA", _intermediateKey, HashAlgorithmName.SHA256);
        intermediate.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        Intermediate = intermediate.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(_rootKey), Start.AddYears(-4), Start.AddYears(10), [1]);
    }

    public static SoftMaker Trusted { get; } = new("Trusted Keys");

    public static SoftMaker Stranger { get; } = new("Trusted Keys");

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    private static DateTimeOffset Start => FakeClock.Start;

    public static byte[] AaguidExtension(Guid aaguid)
    {
        var asn = new AsnWriter(AsnEncodingRules.DER);
        asn.WriteOctetString(aaguid.ToByteArray(bigEndian: true));
        return asn.Encode();
    }

    /// <returns>The certificate, then the intermediate if there is one.</returns>
    public byte[][] Issue(AsymmetricAlgorithm key, SoftCertificate wish)
    {
        var subject = new X500DistinguishedName(wish.Subject);
        var request = key is ECDsa ec
            ? new CertificateRequest(subject, ec, HashAlgorithmName.SHA256)
            : new CertificateRequest(subject, (RSA)key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (wish.Ca is { } ca) request.CertificateExtensions.Add(new X509BasicConstraintsExtension(ca, false, 0, true));
        foreach (var extension in wish.Extensions) request.CertificateExtensions.Add(extension);

        using var issued = request.Create(
            wish.ByRoot ? Root.SubjectName : Intermediate.SubjectName,
            X509SignatureGenerator.CreateForECDsa(wish.ByRoot ? _rootKey : _intermediateKey),
            wish.NotBefore,
            wish.NotAfter,
            RandomNumberGenerator.GetBytes(8));
        return wish.ByRoot ? [issued.RawData] : [issued.RawData, Intermediate.RawData];
    }
}
