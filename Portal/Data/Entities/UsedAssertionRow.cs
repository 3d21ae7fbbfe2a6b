namespace Portal.Data.Entities;

/// <summary>A client assertion that was used, so that it is not used again.</summary>
internal sealed class UsedAssertionRow
{
    /// <summary>SHA-256 over the client and the assertion's <c>jti</c>, base64url.</summary>
    public string Hash { get; set; } = "";

    public DateTimeOffset ExpiresAt { get; set; }
}
