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

    [Spec("RFC 7591 §5")]
    public static Outcome<ClientMetadata> Judge(ClientMetadata metadata, RegistrationPolicy policy)
    {
        if (metadata.ClientName is { } name && !IsName(name)) return Errors.InvalidClientMetadata("client_name is empty, too long or has characters that hide others");
        if (metadata.Contacts is { } contacts && (contacts.Count > ContactLimit || contacts.Any(contact => contact.Length > 254)))
            return Errors.InvalidClientMetadata("contacts has too many or too long entries");

        (string Name, string? Value)[] addresses =
        [
            ("client_uri", metadata.ClientUri), ("logo_uri", metadata.LogoUri), ("policy_uri", metadata.PolicyUri), ("tos_uri", metadata.TosUri),
        ];
        foreach (var (member, value) in addresses)
            if (value is not null && !WebAddress.CanBeShown(value)) return Errors.InvalidClientMetadata($"{member} must be an http or https address");

        foreach (var (member, value) in metadata.Translations ?? [])
            if (!IsTranslation(member, value)) return Errors.InvalidClientMetadata($"{member} is not usable");

        return metadata;
    }

    private static bool IsTranslation(string member, JsonElement value)
    {
        var text = value.GetString()!;
        return member.StartsWith("client_name#", StringComparison.Ordinal) ? IsName(text) : WebAddress.CanBeShown(text);
    }

    // Control and formatting characters could make one name look like another.
    private static bool IsName(string name) =>
        name.Trim().Length is > 0 and <= NameLimit
        && name.All(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse));
}
