namespace Portal.OpenId.Clients;

/// <summary>Values of a client's <c>x_refresh_rotation</c>.</summary>
public static class RefreshRotations
{
    /// <summary>A public client's refresh tokens are replaced at each use, a confidential client keeps its own.</summary>
    public const string Auto = "auto";

    /// <summary>Replaced at each use.</summary>
    public const string Always = "always";

    /// <summary>Never replaced.</summary>
    public const string Never = "never";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Auto, Always, Never];
}
