using System.Formats.Cbor;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>The members of an attestation statement, whatever its format; each format says which of them it has. WebAuthn L3 §8</summary>
internal sealed record AttestationStatement : IDisposable
{
    // Real chains have two to four.
    private const int CertificateLimit = 8;

    public int? Algorithm { get; private set; }

    public byte[] Signature { get; private set; } = [];

    /// <summary>The attestation certificate, then whatever leads from it towards a root. Empty when there is none.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; private set; } = [];

    public string? Version { get; private set; }

    public byte[] CertInfo { get; private set; } = [];

    public byte[] PubArea { get; private set; } = [];

    private HashSet<string> Names { get; } = [];

    /// <summary>Whether these members are there, and no others: the standard's syntax leaves no room for more.</summary>
    public bool IsExactly(params string[] names) => Names.SetEquals(names);

    // {"alg": -7, "sig": h'3045…', "x5c": [h'3082…', …]}
    /// <exception cref="CborContentException">It is no such map. See <see cref="Malformed"/> for others.</exception>
    public static AttestationStatement Parse(ReadOnlyMemory<byte> cbor)
    {
        var statement = new AttestationStatement();
        var reader = new CborReader(cbor, CborConformanceMode.Strict);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap) statement.ReadMember(reader);
        reader.ReadEndMap();
        return statement;
    }

    public void Dispose()
    {
        foreach (var certificate in Certificates) certificate.Dispose();
    }

    private void ReadMember(CborReader reader)
    {
        var name = reader.ReadTextString();
        Names.Add(name);
        switch (name)
        {
            case "alg": Algorithm = reader.ReadInt32(); break;
            case "sig": Signature = reader.ReadByteString(); break;
            case "x5c": Certificates = ReadCertificates(reader); break;
            case "ver": Version = reader.ReadTextString(); break;
            case "certInfo": CertInfo = reader.ReadByteString(); break;
            case "pubArea": PubArea = reader.ReadByteString(); break;
            default: reader.SkipValue(); break;
        }
    }

    private static List<X509Certificate2> ReadCertificates(CborReader reader)
    {
        var encoded = new List<byte[]>();
        reader.ReadStartArray();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            encoded.Add(reader.ReadByteString());
            if (encoded.Count > CertificateLimit) throw new CborContentException("x5c has too many certificates");
        }

        reader.ReadEndArray();
        if (encoded.Count == 0) throw new CborContentException("x5c is empty");
        return [.. encoded.Select(Load)];
    }

    private static X509Certificate2 Load(byte[] der)
    {
        var certificate = X509CertificateLoader.LoadCertificate(der);
        // The loader also takes PEM, and DER with bytes after its end.
        return certificate.RawData.AsSpan().SequenceEqual(der) ? certificate : throw new CborContentException("x5c has more than DER");
    }
}
