namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>What a TPM says when it certifies a key of its own: TPMS_ATTEST. TPM 2.0 Library, Part 2 §10.12.12</summary>
internal sealed record TpmCertInfo(uint Magic, ushort Type, byte[] ExtraData, byte[] AttestedName)
{
    /// <summary>TPM_GENERATED_VALUE: made inside of the TPM and not signed for somebody outside.</summary>
    public const uint GeneratedByTpm = 0xff544347;

    /// <summary>TPM_ST_ATTEST_CERTIFY</summary>
    public const ushort Certify = 0x8017;

    // clock 8, resetCount 4, restartCount 4, safe 1
    private const int ClockInfoLength = 17;
    private const int FirmwareVersionLength = 8;

    // magic 4, type 2, qualifiedSigner 2 + n, extraData 2 + n, clockInfo 17, firmwareVersion 8, name 2 + n, qualifiedName 2 + n
    /// <summary>Null when it is cut off or goes on after its end.</summary>
    public static TpmCertInfo? Parse(byte[] bytes)
    {
        var reader = new TpmReader(bytes);
        var (magic, type) = (reader.U32(), reader.U16());
        reader.Sized();
        var extraData = reader.Sized();
        reader.Skip(ClockInfoLength + FirmwareVersionLength);
        var name = reader.Sized();
        reader.Sized();
        return reader.IsWhole ? new(magic, type, extraData, name) : null;
    }
}
