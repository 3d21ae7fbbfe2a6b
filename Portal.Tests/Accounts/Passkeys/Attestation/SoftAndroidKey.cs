using System.Formats.Asn1;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>What an Android keystore says about a key: right as it is, until a test changes a value.</summary>
internal sealed class SoftAndroidKey
{
    public bool Present { get; set; } = true;

    public int? Origin { get; set; } = 0;

    public int[] Purposes { get; set; } = [2];

    /// <summary>Which list says so: what the hardware enforces, or only Android.</summary>
    public bool InHardware { get; set; } = true;

    public bool AllApplicationsInHardware { get; set; }

    public bool AllApplicationsInSoftware { get; set; }

    public byte[]? Write(byte[] challenge)
    {
        if (!Present) return null;

        var asn = new AsnWriter(AsnEncodingRules.DER);
        using (asn.PushSequence())
        {
            asn.WriteInteger(300);
            asn.WriteEncodedValue([0x0a, 0x01, 0x01]);
            asn.WriteInteger(300);
            asn.WriteEncodedValue([0x0a, 0x01, 0x01]);
            asn.WriteOctetString(challenge);
            asn.WriteOctetString([]);
            WriteList(asn, says: !InHardware, AllApplicationsInSoftware);
            WriteList(asn, says: InHardware, AllApplicationsInHardware);
        }

        return asn.Encode();
    }

    private void WriteList(AsnWriter asn, bool says, bool allApplications)
    {
        using (asn.PushSequence())
        {
            if (says && Purposes.Length > 0)
            {
                using (asn.PushSequence(Tag(1)))
                using (asn.PushSetOf())
                {
                    foreach (var purpose in Purposes) asn.WriteInteger(purpose);
                }
            }

            using (asn.PushSequence(Tag(2))) asn.WriteInteger(3); // algorithm: one that nobody asks about
            if (allApplications)
            {
                using (asn.PushSequence(Tag(600))) asn.WriteNull();
            }

            if (says && Origin is { } origin)
            {
                using (asn.PushSequence(Tag(702))) asn.WriteInteger(origin);
            }
        }
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);
}
