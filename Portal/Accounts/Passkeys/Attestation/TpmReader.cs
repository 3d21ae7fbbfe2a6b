using System.Buffers.Binary;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>
/// Reads a TPM's structures: big-endian numbers, and bytes behind a length of two. Past the end it reads zeros and remembers it, so that
/// who uses it asks once, at the end. TPM 2.0 Library, Part 2
/// </summary>
internal ref struct TpmReader(ReadOnlySpan<byte> bytes)
{
    // A 4096-bit RSA key, the longest thing there is.
    private const int SizedLimit = 512;

    private ReadOnlySpan<byte> _rest = bytes;
    private bool _failed;

    /// <summary>Everything was there, and nothing is left over.</summary>
    public readonly bool IsWhole => !_failed && _rest.IsEmpty;

    public ushort U16() => Take(sizeof(ushort)) is { IsEmpty: false } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : (ushort)0;

    public uint U32() => Take(sizeof(uint)) is { IsEmpty: false } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    public void Skip(int length) => Take(length);

    /// <summary>A TPM2B: two bytes of length, then as many bytes.</summary>
    public byte[] Sized()
    {
        var length = U16();
        if (length > SizedLimit) _failed = true;
        return Take(length).ToArray();
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_failed || length > _rest.Length)
        {
            _failed = true;
            return [];
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
