using System.Formats.Cbor;
using System.Security.Cryptography;

namespace Portal.Tests.Support;

/// <summary>Public keys as authenticators write them. RFC 9053 §7.1, RFC 8230 §4</summary>
internal static class SoftCoseKey
{
    // {1: 2, 3: -7, -1: 1, -2: x, -3: y} or {1: 3, 3: -257, -1: n, -2: e}
    public static byte[] Of(AsymmetricAlgorithm key, int algorithm)
    {
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(key is ECDsa ? 5 : 4);
        Number(cbor, 1, key is ECDsa ? 2 : 3);
        Number(cbor, 3, algorithm);
        if (key is ECDsa ec)
        {
            var point = ec.ExportParameters(includePrivateParameters: false).Q;
            Number(cbor, -1, 1);
            Bytes(cbor, -2, point.X!);
            Bytes(cbor, -3, point.Y!);
        }
        else
        {
            var numbers = ((RSA)key).ExportParameters(includePrivateParameters: false);
            Bytes(cbor, -1, numbers.Modulus!);
            Bytes(cbor, -2, numbers.Exponent!);
        }

        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static void Number(CborWriter cbor, int label, int value)
    {
        cbor.WriteInt32(label);
        cbor.WriteInt32(value);
    }

    private static void Bytes(CborWriter cbor, int label, byte[] value)
    {
        cbor.WriteInt32(label);
        cbor.WriteByteString(value);
    }
}
