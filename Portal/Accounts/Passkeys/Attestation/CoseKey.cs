using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>A credential's public key, compared with keys in other forms. RFC 9052 §7, RFC 9053 §7.1, RFC 8230 §4</summary>
internal abstract record CoseKey
{
    private CoseKey()
    {
    }

    /// <summary>Whether this is the key that a certificate is for.</summary>
    public abstract bool IsOf(X509Certificate2 certificate);

    /// <param name="X">Of the curve's full length, as is <paramref name="Y"/>.</param>
    internal sealed record Ec(ECCurve Curve, byte[] X, byte[] Y) : CoseKey
    {
        public override bool IsOf(X509Certificate2 certificate)
        {
            using var key = certificate.GetECDsaPublicKey();
            return key is not null && key.ExportParameters(includePrivateParameters: false) is var theirs
                && theirs.Curve.IsNamed && theirs.Curve.Oid.Value == Curve.Oid.Value
                && X.AsSpan().SequenceEqual(theirs.Q.X) && Y.AsSpan().SequenceEqual(theirs.Q.Y);
        }
    }

    internal sealed record Rsa(byte[] Modulus, byte[] Exponent) : CoseKey
    {
        public override bool IsOf(X509Certificate2 certificate)
        {
            using var key = certificate.GetRSAPublicKey();
            return key is not null && key.ExportParameters(includePrivateParameters: false) is var theirs
                && Modulus.AsSpan().SequenceEqual(theirs.Modulus) && Exponent.AsSpan().SequenceEqual(theirs.Exponent);
        }
    }

    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} or {1: 3, 3: -257, -1: n, -2: e}; after it there may be extensions
    /// <exception cref="CborContentException">It is no key of these two kinds. See <see cref="Malformed"/> for others.</exception>
    public static CoseKey Parse(ReadOnlyMemory<byte> cbor)
    {
        var (type, curve) = (0, 0);
        var parts = new Dictionary<int, byte[]>();
        var reader = new CborReader(cbor, CborConformanceMode.Strict, allowMultipleRootLevelValues: true);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            switch (reader.ReadInt32())
            {
                case 1: type = reader.ReadInt32(); break;
                case -1 when reader.PeekState() != CborReaderState.ByteString: curve = reader.ReadInt32(); break;
                case (-1 or -2 or -3) and var label: parts[label] = reader.ReadByteString(); break;
                default: reader.SkipValue(); break;
            }
        }

        return (type, parts.GetValueOrDefault(-1), parts.GetValueOrDefault(-2), parts.GetValueOrDefault(-3)) switch
        {
            (2, null, { } x, { } y) => new Ec(CurveOf(curve), x, y),
            (3, { } n, { } e, null) => new Rsa(n, e),
            _ => throw new CborContentException("no EC2 or RSA key"),
        };
    }

    private static ECCurve CurveOf(int curve) => curve switch
    {
        1 => ECCurve.NamedCurves.nistP256,
        2 => ECCurve.NamedCurves.nistP384,
        3 => ECCurve.NamedCurves.nistP521,
        _ => throw new CborContentException("unknown curve"),
    };
}
