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

    /// <summary>Shows that its holder reads the mail of an address.</summary>
    VerifyEmail,

    /// <summary>Lets whoever reads the mail of an account's address begin to recover it.</summary>
    RecoverByMail,

    /// <summary>Stops a recovery by mail that is waiting; as long as it is there, one is.</summary>
    RecoveryWait,
}
