namespace Portal.Mail;

/// <summary>What the mail server said to a mail.</summary>
/// <param name="Fault">For the operator; it names no person.</param>
internal sealed record MailAnswer(MailVerdict Verdict, string? Fault = null);

internal enum MailVerdict
{
    Taken,

    /// <summary>It will never take this one.</summary>
    Refused,

    /// <summary>It could not be reached, or wants to be asked later.</summary>
    Failed,
}
