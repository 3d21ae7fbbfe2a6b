using System.Formats.Asn1;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>The key attestation extension of Android's keystore. WebAuthn L3 §8.4.1</summary>
internal sealed record AndroidKeyDescription(byte[] Challenge, AndroidKeyDescription.Authorizations Software, AndroidKeyDescription.Authorizations Hardware)
{
    public const int OriginGenerated = 0; // KM_ORIGIN_GENERATED
    public const int PurposeSign = 2; // KM_PURPOSE_SIGN

    private const int PurposeTag = 1;
    private const int AllApplicationsTag = 600;
    private const int OriginTag = 702;

    // SEQUENCE { INTEGER, ENUMERATED, INTEGER, ENUMERATED, OCTET STRING challenge, OCTET STRING, SEQUENCE software, SEQUENCE hardware }
    /// <exception cref="AsnContentException">It is not laid out so.</exception>
    public static AndroidKeyDescription Parse(byte[] extension)
    {
        var reader = new AsnReader(extension, AsnEncodingRules.DER);
        var description = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        description.ReadIntegerBytes(); // attestationVersion
        description.ReadEnumeratedBytes(); // attestationSecurityLevel
        description.ReadIntegerBytes(); // keyMintVersion
        description.ReadEnumeratedBytes(); // keyMintSecurityLevel
        var challenge = description.ReadOctetString();
        description.ReadOctetString(); // uniqueId
        var (software, hardware) = (Authorizations.Parse(description.ReadSequence()), Authorizations.Parse(description.ReadSequence()));
        description.ThrowIfNotEmpty();
        return new(challenge, software, hardware);
    }

    /// <summary>What one side enforces about the key. Null or empty: it does not say.</summary>
    internal sealed record Authorizations(IReadOnlyList<int> Purposes, bool AllApplications, int? Origin)
    {
        // SEQUENCE { [1] EXPLICIT SET OF INTEGER, …, [600] EXPLICIT NULL, …, [702] EXPLICIT INTEGER, … }
        public static Authorizations Parse(AsnReader list)
        {
            var (purposes, all, origin) = (new List<int>(), false, (int?)null);
            while (list.HasData)
            {
                var tag = list.PeekTag();
                var value = list.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, tag.TagValue, isConstructed: true));
                switch (tag.TagValue)
                {
                    case PurposeTag: purposes.AddRange(ReadPurposes(value)); break;
                    case AllApplicationsTag: all = true; break;
                    case OriginTag: origin = ReadInteger(value); break;
                }
            }

            return new(purposes, all, origin);
        }

        private static IEnumerable<int> ReadPurposes(AsnReader value)
        {
            var set = value.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData) yield return ReadInteger(set);
        }

        private static int ReadInteger(AsnReader reader) =>
            reader.TryReadInt32(out var number) ? number : throw new AsnContentException("number out of range");
    }
}
