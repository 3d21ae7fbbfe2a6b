namespace Portal.OpenId.Clients;

/// <summary>Values of a client's <c>x_consent</c>.</summary>
public static class ConsentModes
{
    /// <summary>People are asked at every request.</summary>
    public const string Explicit = "explicit";

    /// <summary>People are asked once for each scope; what they agreed to is remembered.</summary>
    public const string Remember = "remember";

    /// <summary>People are never asked: for an installation's own apps.</summary>
    public const string Skip = "skip";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Explicit, Remember, Skip];
}
