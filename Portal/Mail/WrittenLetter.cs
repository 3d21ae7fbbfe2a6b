namespace Portal.Mail;

/// <summary>A mail as it goes out.</summary>
/// <param name="To">One address.</param>
internal sealed record WrittenLetter(string To, string Subject, string Text, string Html);
