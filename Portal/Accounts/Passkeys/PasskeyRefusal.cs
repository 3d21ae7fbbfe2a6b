namespace Portal.Accounts.Passkeys;

/// <summary>A refused ceremony: the reason for the browser, and what exactly happened for the log.</summary>
/// <param name="Detail">Names the step; never holds a challenge, a key or a signature.</param>
internal sealed record PasskeyRefusal(PasskeyFailure Failure, string Detail)
{
    /// <summary>The wire answer: RFC 9457 problem details with a <c>reason</c> for scripts and a sentence for people.</summary>
    public IResult ToResult()
    {
        var (reason, status, words) = Wire(Failure);
        return Results.Problem(
            statusCode: status,
            title: words,
            extensions: new Dictionary<string, object?> { ["reason"] = reason });
    }

    public static (string Reason, int Status, string Words) Wire(PasskeyFailure failure) => failure switch
    {
        PasskeyFailure.Malformed =>
            ("verification_failed", 400, "That did not look like an answer from a passkey. Reload the page and try again."),
        PasskeyFailure.AlreadyRegistered =>
            ("already_registered", 409, "This passkey is already in use here. Use it to sign in, or make another one."),
        PasskeyFailure.UnknownPasskey =>
            ("unknown_passkey", 400, "No account here knows this passkey. It may have been removed. Choose another one."),
        PasskeyFailure.WrongOrigin =>
            ("wrong_origin", 400, "This passkey was used at another address than this site's. Open the site at its own address and try again."),
        PasskeyFailure.Expired =>
            ("expired", 400, "That took a little too long. Try again."),
        PasskeyFailure.Replayed =>
            ("replayed", 400, "This attempt was already used or is no longer known. Try again."),
        PasskeyFailure.VerificationFailed =>
            ("verification_failed", 400, "The passkey could not be checked. Try again, or choose another one."),
        PasskeyFailure.AttestationMissing =>
            ("attestation_missing", 400, "Only passkeys that prove what kind of key they are can be added here. Ask your organization which keys do."),
        PasskeyFailure.AttestationInvalid =>
            ("attestation_invalid", 400, "What this key says about itself could not be confirmed. Try again, or use another key."),
        PasskeyFailure.KeyNotAccepted =>
            ("not_accepted", 400, "This kind of key isn't accepted here. Ask your organization which keys are."),
        PasskeyFailure.UserNameTaken =>
            ("user_name_taken", 409, "Somebody has taken this user name or email address meanwhile. Go back and choose another one."),
        PasskeyFailure.SignUpEnded =>
            ("expired", 400, "This sign-up has ended: it took too long, or its code was used. Open the address you were given once more."),
        PasskeyFailure.NotSignedIn =>
            ("not_signed_in", 401, "You are not signed in any more. Sign in and try again."),
        PasskeyFailure.SignInAgain =>
            ("sign_in_again", 403, "You signed in a while ago. Sign in again to change your passkeys."),
        PasskeyFailure.LastWayIn =>
            ("last_way_in", 409, "This is the only way to sign in to your account. Add another passkey first."),
        PasskeyFailure.Locked =>
            ("locked", 403, "This account cannot be used right now. Ask an administrator."),
        PasskeyFailure.TooMany =>
            ("too_many", 409, "Your account has as many passkeys as it can hold. Remove one that you no longer use first."),
    };
}
