using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>
/// A code that was mailed to sign in with. It works once, and only at the browser that asked for it: without the secret that the browser
/// holds neither of the hashes tells anything, although the code itself is short.
/// </summary>
internal sealed class MailCode
{
    /// <summary>Of the secret that the browser holds.</summary>
    public HandleHash Hash { get; set; }

    /// <summary>Of that secret and the code.</summary>
    public HandleHash CodeHash { get; set; }

    /// <summary>Null for nobody: rows that make an unknown name look like a known one.</summary>
    public Guid? UserId { get; set; }

    /// <summary>The address that it was sent to; it says nothing of any other.</summary>
    public string? Email { get; set; }

    /// <summary>Codes that may still be tried.</summary>
    public int TriesLeft { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used or replaced.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
