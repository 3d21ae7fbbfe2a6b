namespace Portal.Accounts.MailCodes;

/// <summary>What became of a mailed code that somebody typed.</summary>
internal abstract record MailCodeAnswer
{
    private MailCodeAnswer()
    {
    }

    internal sealed record SignedIn(Guid UserId) : MailCodeAnswer;

    internal sealed record Wrong : MailCodeAnswer;

    /// <summary>No code works at this browser: it took too long, was used or replaced, had too many tries, or none was asked for.</summary>
    internal sealed record Over : MailCodeAnswer;
}
