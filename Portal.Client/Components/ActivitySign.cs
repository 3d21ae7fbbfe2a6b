using Portal.Client.Contracts;

namespace Portal.Client.Components;

/// <summary>The drawing beside an entry of the account's activity.</summary>
internal static class ActivitySign
{
    public static IconName Of(ActivityEntry entry) => entry.Kind.Split('.')[0] switch
    {
        "passkey" => IconName.Passkey,
        "consent" => IconName.Apps,
        "token" => IconName.Token,
        "signin" or "session" => IconName.Session,
        "account" or "email" => IconName.Person,
        _ => IconName.Password,
    };
}
