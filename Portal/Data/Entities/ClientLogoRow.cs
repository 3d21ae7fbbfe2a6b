namespace Portal.Data.Entities;

/// <summary>A picture of a client that an administrator gave it. It goes with the client.</summary>
internal sealed class ClientLogoRow
{
    public string ClientId { get; set; } = "";

    /// <summary>Of the content, SHA-256: what it is asked for by.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The media type, told from the content.</summary>
    public string Type { get; set; } = "";

    public byte[] Content { get; set; } = [];
}
