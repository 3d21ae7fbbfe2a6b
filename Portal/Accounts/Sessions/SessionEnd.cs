namespace Portal.Accounts.Sessions;

/// <summary>Why a session ended, for the log of events.</summary>
internal enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>Somebody else signed in at the same browser.</summary>
    Replaced,

    /// <summary>The person ended it from another one.</summary>
    EndedByOwner,

    /// <summary>An administrator ended it.</summary>
    EndedByAdministrator,

    /// <summary>The owner got back in by a recovery.</summary>
    Recovered,

    /// <summary>The account was taken out of use.</summary>
    Disabled,

    /// <summary>The account was deleted.</summary>
    Deleted,

    /// <summary>Nobody used it any more.</summary>
    RanOut,
}
