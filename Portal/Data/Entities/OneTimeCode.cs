using Portal.OpenId.Protocol;

namespace Portal.Data.Entities;

/// <summary>A code in a link that an operator hands out or the portal mails; works once.</summary>
internal sealed class OneTimeCode
{
    public HandleHash Hash { get; set; }

    public CodePurpose Purpose { get; set; }

    /// <summary>The role that the new account gets, if any.</summary>
    public string? Role { get; set; }

    /// <summary>The account that it lets somebody back into, if that is what it is for.</summary>
    public Guid? UserId { get; set; }

    /// <summary>The e-mail address that it was sent to, if it was: it says nothing of any other.</summary>
    public string? Email { get; set; }

    /// <summary>What whoever made it wants to know it by.</summary>
    public string? Note { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null: works until it is used or replaced.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? ConsumedAt { get; set; }
}
