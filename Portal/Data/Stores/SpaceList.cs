namespace Portal.Data.Stores;

/// <summary>Lists of words without spaces (scopes, amr values, addresses) in one column.</summary>
internal static class SpaceList
{
    public static IReadOnlyList<string> Read(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string Write(IEnumerable<string> words) => string.Join(' ', words);
}
