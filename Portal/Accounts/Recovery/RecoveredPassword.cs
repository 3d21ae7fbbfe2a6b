namespace Portal.Accounts.Recovery;

/// <summary>What became of a new password for an account that is being recovered.</summary>
internal abstract record RecoveredPassword
{
    private RecoveredPassword()
    {
    }

    internal sealed record Set : RecoveredPassword;

    internal sealed record Refused(string Message) : RecoveredPassword;

    /// <summary>The code or link was used meanwhile.</summary>
    internal sealed record Over : RecoveredPassword;
}
