using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A sign-in between its password and its second factor. Whoever deletes the row has signed in, so it happens once.</summary>
internal sealed class SignInAttempt
{
    /// <summary>The SHA-256 of the handle that the browser holds.</summary>
    public HandleHash Hash { get; set; }

    public Guid UserId { get; set; }

    /// <summary>Codes that may still be tried.</summary>
    public int TriesLeft { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
