using Portal.Client.Text;

namespace Portal.Accounts.Sessions;

/// <summary>A browser and its system in words a person recognises ("Firefox on Android"), from the User-Agent header. Only ever shown.</summary>
internal static class DeviceWords
{
    /// <summary>What the columns that keep it hold.</summary>
    public const int Limit = 120;

    private static string Unknown => Words.Of("Device.Unknown");

    // The first that matches wins: most browsers also carry the names of those they descend from.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"),
        ("Vivaldi/", "Vivaldi"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
        ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    // Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0
    public static string Of(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return Unknown;

        var browser = Find(Browsers, userAgent);
        var system = SystemOf(userAgent);
        return (browser, system) switch
        {
            (not null, not null) => Words.Of("Device.On", browser, system),
            (not null, null) => browser,
            (null, not null) => system,
            (null, null) => Unknown,
        };
    }

    /// <summary>The system alone ("Windows"), null when it is not known: the name of a passkey that stays on this device.</summary>
    public static string? SystemOf(string? userAgent) => userAgent is null ? null : Find(Systems, userAgent);

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        Array.Find(signs, sign => userAgent.Contains(sign.Sign, StringComparison.Ordinal)).Name;
}
