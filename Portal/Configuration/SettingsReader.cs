using System.Globalization;

namespace Portal.Configuration;

/// <summary>
/// Reads settings and says of a wrong one which it is, what is wrong with its value and what a right one looks like. It also keeps
/// in mind which names were asked for, so that a misspelled one can be told.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    public const string Root = "Portal";

    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names under <c>Portal:</c> that no setting has.</summary>
    public IEnumerable<string> Unknown => Leaves(configuration.GetSection(Root)).Where(leaf => !_asked.Any(name =>
        leaf.Equals(name, StringComparison.OrdinalIgnoreCase) || leaf.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Null when it is not set; a setting that is set to nothing counts as not set.</summary>
    public string? Text(string name)
    {
        _asked.Add(Full(name));
        var text = configuration[Full(name)]?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public bool Flag(string name, bool otherwise) => Text(name) switch
    {
        null => otherwise,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Wrong(name, $"is '{text}', which is neither true nor false", otherwise ? "true" : "false"),
    };

    public int Whole(string name, int otherwise, int least, int most) => Text(name) switch
    {
        null => otherwise,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw Wrong(name, $"is '{text}', which is not a whole number from {least} to {most}", otherwise.ToString(CultureInfo.InvariantCulture)),
    };

    public TimeSpan Seconds(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most) =>
        TimeSpan.FromSeconds(Whole(name, (int)otherwise.TotalSeconds, (int)least.TotalSeconds, (int)most.TotalSeconds));

    /// <summary>One of an enum's names, in any case.</summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;

        var names = Enum.GetNames<T>();
        return names.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
            : throw Wrong(name, $"is '{text}', which is none of {string.Join(", ", names)}", otherwise.ToString());
    }

    /// <summary>Numbered values (<c>Name:0</c>, <c>Name:1</c>), or one value with commas.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var one = Text(name);
        var numbered = configuration.GetSection(Full(name)).GetChildren().Select(child => child.Value);
        return [.. new[] { one }.Concat(numbered)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    public static WrongSettingException Wrong(string name, string fault, string example) => new(Full(name), fault, $"{Full(name)}={example}");

    private static IEnumerable<string> Leaves(IConfigurationSection section) =>
        section.GetChildren().SelectMany(child => child.GetChildren().Any() ? Leaves(child) : [child.Path]);

    private static string Full(string name) => $"{Root}:{name}";
}
