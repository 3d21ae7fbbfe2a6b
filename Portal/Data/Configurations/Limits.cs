namespace Portal.Data.Configurations;

/// <summary>How long stored texts may be, in characters.</summary>
internal static class Limits
{
    /// <summary>A SHA-256 in base64url.</summary>
    public const int Hash = 43;

    /// <summary>Words of a protocol: algorithms, kinds, acr and amr values.</summary>
    public const int Word = 64;

    /// <summary>Any text without a limit of its own.</summary>
    public const int Text = 256;

    /// <summary>A client id; a metadata document's address is one, too.</summary>
    public const int ClientId = 512;

    /// <summary>A list of names that is part of a key: no longer than an index takes.</summary>
    public const int KeyList = 1024;

    /// <summary>What lists are searched through. PostgreSQL's indexes take no more than 2,704 bytes.</summary>
    public const int SearchText = 800;

    /// <summary>Addresses, scope lists, nonces: what came in an authorization request.</summary>
    public const int Parameter = 4096;

    /// <summary>Documents: a client's metadata, a person's claims, keys.</summary>
    public const int Document = 65536;
}
