namespace Portal.OpenId.Clients;

/// <summary>Values of <c>subject_type</c>. Core §8</summary>
public static class SubjectTypes
{
    /// <summary>Every client sees the same <c>sub</c> of a person.</summary>
    public const string Public = "public";

    /// <summary>Clients of different sectors see different ones. Core §8.1</summary>
    public const string Pairwise = "pairwise";

    /// <summary>Both, in the order in which metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } = [Public, Pairwise];
}
