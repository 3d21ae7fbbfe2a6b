namespace Portal.Data.Entities;

/// <summary>A signing key.</summary>
internal sealed class SigningKeyRow
{
    public string Kid { get; set; } = "";

    public string Algorithm { get; set; } = "";

    /// <summary>The private key, PKCS#8, encrypted.</summary>
    public byte[] ProtectedPkcs8 { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset SignsFrom { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
