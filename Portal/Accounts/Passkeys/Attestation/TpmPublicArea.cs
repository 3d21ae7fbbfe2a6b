using System.Security.Cryptography;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>A key as its TPM describes it: TPMT_PUBLIC. TPM 2.0 Library, Part 2 §12.2.4</summary>
internal sealed record TpmPublicArea(ushort NameAlgorithm, CoseKey Key)
{
    private const ushort Rsa = 0x0001;
    private const ushort Ecc = 0x0023;
    private const ushort Null = 0x0010;
    private const uint UsualExponent = 65537;

    // type 2, nameAlg 2, objectAttributes 4, authPolicy 2 + n, parameters, unique
    /// <summary>Null when it is no RSA or elliptic key, is cut off, or goes on after its end.</summary>
    public static TpmPublicArea? Parse(byte[] bytes)
    {
        var reader = new TpmReader(bytes);
        var type = reader.U16();
        var nameAlgorithm = reader.U16();
        reader.Skip(sizeof(uint));
        reader.Sized();
        CoseKey? key = type switch
        {
            Rsa => ReadRsa(ref reader),
            Ecc => ReadEcc(ref reader),
            _ => null,
        };
        return key is not null && reader.IsWhole ? new(nameAlgorithm, key) : null;
    }

    // symmetric, scheme, keyBits 2, exponent 4 (0: the usual one); modulus
    private static CoseKey.Rsa ReadRsa(ref TpmReader reader)
    {
        SkipSymmetricAndScheme(ref reader);
        reader.Skip(sizeof(ushort));
        var exponent = reader.U32() is not 0 and var named ? named : UsualExponent;
        return new(reader.Sized(), BigEndian(exponent));
    }

    // symmetric, scheme, curve 2, kdf; x, y
    private static CoseKey.Ec? ReadEcc(ref TpmReader reader)
    {
        SkipSymmetricAndScheme(ref reader);
        var curve = reader.U16();
        SkipScheme(ref reader);
        var (x, y) = (reader.Sized(), reader.Sized());
        return curve switch
        {
            0x0003 => Point(ECCurve.NamedCurves.nistP256, 32, x, y),
            0x0004 => Point(ECCurve.NamedCurves.nistP384, 48, x, y),
            0x0005 => Point(ECCurve.NamedCurves.nistP521, 66, x, y),
            _ => null,
        };
    }

    // A TPM may leave leading zeros out.
    private static CoseKey.Ec? Point(ECCurve curve, int length, byte[] x, byte[] y) => x.Length > length || y.Length > length
        ? null
        : new(curve, [.. new byte[length - x.Length], .. x], [.. new byte[length - y.Length], .. y]);

    // A key that signs has no symmetric algorithm; one that has would go on with its bits and mode.
    private static void SkipSymmetricAndScheme(ref TpmReader reader)
    {
        if (reader.U16() != Null) reader.Skip(sizeof(ushort) + sizeof(ushort));
        SkipScheme(ref reader);
    }

    // A scheme that is named goes on with its hash.
    private static void SkipScheme(ref TpmReader reader)
    {
        if (reader.U16() != Null) reader.Skip(sizeof(ushort));
    }

    private static byte[] BigEndian(uint number) =>
        [.. new[] { (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number }.SkipWhile(part => part == 0)];
}
