namespace Portal.Accounts.Passkeys;

/// <summary>
/// Why a passkey ceremony was refused: one member for each <c>reason</c> that the pages have words for.
/// <c>cancelled</c> is not here, since then the browser has nothing to send.
/// </summary>
internal enum PasskeyFailure
{
    /// <summary>The body is not what WebAuthn L3 §5.1 says it is.</summary>
    Malformed,

    /// <summary>The credential is on some account already. WebAuthn L3 §7.1 step 26</summary>
    AlreadyRegistered,

    /// <summary>No account has this credential, or not under this user handle. WebAuthn L3 §7.2 step 6</summary>
    UnknownPasskey,

    /// <summary>Made on another site, or inside one. WebAuthn L3 §7.1 steps 9 to 11, §7.2 steps 12 to 14</summary>
    WrongOrigin,

    /// <summary>The challenge is one of ours but too old.</summary>
    Expired,

    /// <summary>The challenge was used before, or was never ours.</summary>
    Replayed,

    /// <summary>Any other step of WebAuthn L3 §7.1 or §7.2; the log says which.</summary>
    VerificationFailed,

    /// <summary>Attestation is required, and nothing vouches for the authenticator. WebAuthn L3 §7.1 steps 21 and 24</summary>
    AttestationMissing,

    /// <summary>The attestation statement does not hold. WebAuthn L3 §7.1 step 22</summary>
    AttestationInvalid,

    /// <summary>The authenticator is what it says, but of a kind that this installation does not take. WebAuthn L3 §7.1 step 24</summary>
    KeyNotAccepted,

    /// <summary>Somebody took the user name or e-mail address while the account was being made.</summary>
    UserNameTaken,

    /// <summary>The sign-up is too old, or its code was used meanwhile.</summary>
    SignUpEnded,

    /// <summary>Nobody is signed in here.</summary>
    NotSignedIn,

    /// <summary>The person signed in too long ago for this change.</summary>
    SignInAgain,

    /// <summary>Without this passkey nothing could sign the person in.</summary>
    LastWayIn,

    /// <summary>The account is disabled.</summary>
    Locked,

    /// <summary>The account holds as many passkeys as it may.</summary>
    TooMany,
}
