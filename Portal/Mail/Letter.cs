using Portal.Client.Text;

namespace Portal.Mail;

/// <summary>A mail as it is meant; <see cref="LetterWriter"/> makes text and HTML of it.</summary>
/// <param name="Subject">Also its heading.</param>
internal sealed record Letter(Language Language, string Subject, IReadOnlyList<LetterPart> Parts);

/// <summary>What a letter is made of, in order.</summary>
internal abstract record LetterPart
{
    private LetterPart()
    {
    }

    internal sealed record Paragraph(string Text) : LetterPart;

    /// <summary>What happened, when, where.</summary>
    internal sealed record Facts(IReadOnlyList<(string Name, string Value)> Lines) : LetterPart;

    /// <summary>A way on, to a page of the portal.</summary>
    internal sealed record Link(string Text, string Address) : LetterPart;
}
