namespace Portal.Client.Contracts;

/// <summary>What <c>/account/security</c> shows.</summary>
public interface IAccountSecurity
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<SecurityView?> ShowAsync(CancellationToken cancel);
}

/// <param name="Fresh">The person proved who they are a moment ago; without that nothing here can be changed.</param>
/// <param name="Passwords">Whether people may have a password here at all.</param>
/// <param name="AsksCurrent">A new password needs the one before it: the person did not just use a passkey.</param>
/// <param name="HasPasskey">Whether the password could go without locking the person out.</param>
/// <param name="AppSince">When the authenticator app was added; null when there is none.</param>
/// <param name="RecoveryCodesLeft">How many of the codes on paper still work.</param>
/// <param name="OtherSessions">Sign-ins beside this one.</param>
public sealed record SecurityView(
    string UserName,
    bool Fresh,
    bool Passwords,
    bool HasPassword,
    bool AsksCurrent,
    bool HasPasskey,
    DateTimeOffset? AppSince,
    int RecoveryCodesLeft,
    int OtherSessions);

/// <summary>What became of a change to how a person signs in.</summary>
public abstract record SecurityAnswer
{
    private SecurityAnswer()
    {
    }

    public sealed record Done : SecurityAnswer;

    /// <summary>Nothing was changed: the person has to prove who they are, again or at all.</summary>
    public sealed record NeedsProof : SecurityAnswer;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Field">The field that the message is about; null when it is about none.</param>
    public sealed record Refused(string? Field, string Message) : SecurityAnswer;
}
