namespace Portal.Data.Entities;

internal enum CodePurpose
{
    /// <summary>Makes the first administrator of an empty installation.</summary>
    Setup,

    /// <summary>Lets one person sign up.</summary>
    Invite,

    /// <summary>Lets one client register: an initial access token. RFC 7591 §1.2</summary>
    Registration,

    /// <summary>Lets the owner of an account add a new way to sign in.</summary>
    Recover,
}
