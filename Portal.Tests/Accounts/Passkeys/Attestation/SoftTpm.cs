using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>A TPM's structures, written by hand.</summary>
internal sealed class SoftTpm
{
    private static readonly byte[] Null = [0x00, 0x10];

    public uint Magic { get; set; } = 0xff544347;

    public ushort Type { get; set; } = 0x8017;

    /// <summary>Changes the public area after its name was taken.</summary>
    public Func<byte[], byte[]> RewriteArea { get; set; } = area => area;

    public Func<byte[], byte[]> RewriteInfo { get; set; } = info => info;

    public Func<byte[], byte[]> RewriteName { get; set; } = name => name;

    public byte[] PublicArea(AsymmetricAlgorithm key) => RewriteArea(key switch
    {
        ECDsa ec when ec.ExportParameters(includePrivateParameters: false).Q is var point =>
            [0x00, 0x23, 0x00, 0x0b, .. U32(0x40000), .. Sized([]), .. Null, .. Null, 0x00, 0x03, .. Null, .. Sized(point.X!), .. Sized(point.Y!)],
        RSA rsa when rsa.ExportParameters(includePrivateParameters: false) is var numbers =>
            [0x00, 0x01, 0x00, 0x0b, .. U32(0x40000), .. Sized([]), .. Null, 0x00, 0x14, 0x00, 0x0b, 0x08, 0x00, .. U32(0), .. Sized(numbers.Modulus!)],
        _ => throw new InvalidOperationException(),
    });

    public byte[] CertInfo(byte[] signed, byte[] area)
    {
        byte[] type = [(byte)(Type >> 8), (byte)Type];
        var name = RewriteName([0x00, 0x0b, .. SHA256.HashData(area)]);
        return RewriteInfo(
            [.. U32(Magic), .. type, .. Sized([]), .. Sized(SHA256.HashData(signed)), .. new byte[17], .. new byte[8], .. Sized(name), .. Sized([])]);
    }

    /// <summary>A certificate's alternative name with these attributes of the TPM.</summary>
    public static byte[] AlternativeName(params string[] attributes)
    {
        var asn = new AsnWriter(AsnEncodingRules.DER);
        using (asn.PushSequence())
        using (asn.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
        using (asn.PushSequence())
        {
            foreach (var attribute in attributes)
            {
                using (asn.PushSetOf())
                using (asn.PushSequence())
                {
                    asn.WriteObjectIdentifier(attribute);
                    asn.WriteCharacterString(UniversalTagNumber.UTF8String, "id:13");
                }
            }
        }

        return asn.Encode();
    }

    private static byte[] Sized(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static byte[] U32(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
