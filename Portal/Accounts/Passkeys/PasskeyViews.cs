using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys;

/// <summary>A passkey as its owner sees it, on the page and in the JSON list.</summary>
internal static class PasskeyViews
{
    public static PasskeyView Of(PortalPasskey passkey) => new(
        Base64Url.Encode(passkey.CredentialId),
        passkey.Data.Name ?? Words.Of("Passkeys.NamePlain"),
        PasskeyProviders.NameOf(passkey.Aaguid),
        passkey.Data.IsBackedUp,
        passkey.Data.CreatedAt,
        passkey.LastUsedAt,
        passkey.LastUsedOn);
}
