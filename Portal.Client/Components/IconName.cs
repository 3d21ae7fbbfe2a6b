namespace Portal.Client.Components;

public enum IconName
{
    Brand,
    Passkey,
    SecurityKey,
    Menu,
    Overview,
    SignOut,
    Password,
    Session,
    Apps,
    Person,
    Token,
    Activity,
    Data,
    Language,
    Clients,
    Users,
    Scopes,
    Keys,
    Registrations,
    Audit,
    Settings,
}
