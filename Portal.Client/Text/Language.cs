namespace Portal.Client.Text;

/// <summary>A language that the portal speaks.</summary>
/// <param name="Tag">BCP 47, as in <c>lang</c> and <c>ui_locales</c>.</param>
/// <param name="Name">What its speakers call it.</param>
public sealed record Language(string Tag, string Name)
{
    /// <summary>All of them, English first: it stands in where nothing else is known.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English"),
        new("de", "Deutsch"),
        new("es", "Español"),
        new("fr", "Français"),
        new("ja", "日本語"),
        new("ar", "العربية"),
    ];

    /// <summary>The language that a tag asks for: <c>de-AT</c> is served with German.</summary>
    /// <param name="tag">Any text.</param>
    /// <returns>Null when the portal does not speak it.</returns>
    public static Language? Find(string? tag) =>
        tag?.Split('-', '_')[0] is { Length: > 0 } language
            ? All.FirstOrDefault(known => known.Tag.Equals(language, StringComparison.OrdinalIgnoreCase))
            : null;
}
