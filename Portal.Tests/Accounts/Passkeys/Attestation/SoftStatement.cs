using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>One attestation statement before it is written: right as it is, until a test changes a value.</summary>
internal sealed class SoftStatement(SoftAttested about, string format)
{
    public SoftAttested About => about;

    public string Format { get; set; } = format;

    public SoftMaker Maker { get; set; } = SoftMaker.Trusted;

    public SoftCertificate Certificate { get; } = new();

    /// <summary>The attestation key, where the format has one beside the credential's.</summary>
    public AsymmetricAlgorithm Key { get; set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public int Algorithm { get; set; } = -7;

    /// <summary>What is signed, or put into the certificate as challenge or nonce.</summary>
    public byte[] Signed { get; set; } = about.Signed;

    public byte[] ClientDataHash { get; set; } = about.ClientDataHash;

    public SoftTpm Tpm { get; } = new();

    public SoftAndroidKey Android { get; } = new();

    public Func<byte[][], byte[][]> RewriteCertificates { get; set; } = chain => chain;

    public Func<byte[], byte[]> RewriteSignature { get; set; } = signature => signature;

    /// <summary>Changes the finished members.</summary>
    public Action<Dictionary<string, object>> RewriteMembers { get; set; } = _ => { };

    public byte[] Sign(byte[] data) => RewriteSignature(Key switch
    {
        ECDsa ec => ec.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
        RSA rsa => rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => throw new InvalidOperationException(),
    });

    public byte[][] Issue() => RewriteCertificates(Maker.Issue(Key, Certificate));

    /// <returns>The CBOR of <c>attStmt</c>.</returns>
    public byte[] Write()
    {
        var members = SoftFormats.Members(this);
        RewriteMembers(members);
        var cbor = new CborWriter(CborConformanceMode.Lax);
        cbor.WriteStartMap(members.Count);
        foreach (var (name, value) in members)
        {
            cbor.WriteTextString(name);
            Write(cbor, value);
        }

        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static void Write(CborWriter cbor, object value)
    {
        switch (value)
        {
            case int number: cbor.WriteInt32(number); break;
            case string text: cbor.WriteTextString(text); break;
            case byte[] bytes: cbor.WriteByteString(bytes); break;
            case byte[][] list:
                cbor.WriteStartArray(list.Length);
                foreach (var bytes in list) cbor.WriteByteString(bytes);
                cbor.WriteEndArray();
                break;
        }
    }
}
