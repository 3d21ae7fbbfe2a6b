namespace Portal.Client.Contracts.Admin;

/// <summary>The picture of a client that is kept here.</summary>
public interface IAdminClientLogo
{
    /// <summary>Gives a client a picture, in place of the one that it had.</summary>
    /// <param name="picture">The content of a file, of which nothing is believed.</param>
    [Changes]
    Task<Allowed<LogoChange?>> SetAsync(string clientId, byte[] picture, CancellationToken cancel);

    /// <summary>Takes the picture away.</summary>
    [Changes]
    Task<Allowed<LogoChange?>> RemoveAsync(string clientId, CancellationToken cancel);
}

/// <summary>What came of it; its words are under <c>Logo.(name)</c> in AdminWords.resx.</summary>
public enum LogoChange
{
    Done,

    /// <summary>There is no such client any more.</summary>
    Gone,

    /// <summary>It is no PNG, JPEG or WebP.</summary>
    NoPicture,

    /// <summary>It has more than <see cref="ClientLogo.MostBytes"/>.</summary>
    TooLarge,
}

/// <summary>How large a picture may be.</summary>
public static class ClientLogo
{
    public const int MostBytes = 256 * 1024;
}
