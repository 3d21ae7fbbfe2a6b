using System.Globalization;
using System.Text.Json;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Registration.Rules;

/// <summary>Names and addresses that people are shown, in every language. RFC 7591 §2.2, §5</summary>
internal static class Shown
{
    private const int NameLimit = 100;
    private const int ContactLimit = 10;
    private const int ContactLength = 254;

    [Spec("RFC 7591 §5")]
    public static ClientMetadata Judge(ClientMetadata metadata, MetadataPolicy policy, MetadataFaults faults)
    {
        JudgeName("client_name", metadata.ClientName, faults);
        if (metadata.Contacts?.Count > ContactLimit) faults.Add("contacts", $"has more than {ContactLimit} entries");
        faults.Each("contacts", metadata.Contacts, contact => contact.Length > ContactLength ? "is too long" : null);
        faults.One("client_uri", metadata.ClientUri, WebAddress.ShownFault);
        faults.One("logo_uri", metadata.LogoUri, WebAddress.ShownFault);
        faults.One("policy_uri", metadata.PolicyUri, WebAddress.ShownFault);
        faults.One("tos_uri", metadata.TosUri, WebAddress.ShownFault);
        foreach (var (member, value) in metadata.Translations ?? []) JudgeTranslation(member, value, faults);
        return metadata;
    }

    private static void JudgeTranslation(string member, JsonElement value, MetadataFaults faults)
    {
        var text = value.GetString()!;
        if (member.StartsWith("client_name#", StringComparison.Ordinal)) JudgeName(member, text, faults);
        else faults.One(member, text, WebAddress.ShownFault);
    }

    private static void JudgeName(string member, string? name, MetadataFaults faults)
    {
        if (name is not null && !IsName(name)) faults.Add(member, $"is empty, longer than {NameLimit} characters or has characters that hide others");
    }

    // Control and formatting characters could make one name look like another.
    private static bool IsName(string name) =>
        name.Trim().Length is > 0 and <= NameLimit
        && name.All(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse));
}
