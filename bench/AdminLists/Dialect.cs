using System.Globalization;

namespace AdminLists;

/// <summary>What the two databases say in different words.</summary>
internal sealed class Dialect(bool sqlite, DateTimeOffset now, int rows)
{
    private const int Step = 1500;

    public string Rows { get; } = rows.ToString(CultureInfo.InvariantCulture);

    public static string People => """(SELECT "Id", "NormalizedUserName", row_number() OVER (ORDER BY "CreatedAt") - 1 AS i FROM "Users") AS people""";

    public string NewId => sqlite
        ? "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))"
        : "gen_random_uuid()";

    public string Random => sqlite ? "hex(randomblob(16))" : "md5(random()::text || clock_timestamp()::text)";

    /// <summary>When the number happened: the larger, the later; the last of them just now.</summary>
    public string Ago(string number) => At($"{Milliseconds(now)} - ({Rows} - {number}) * {Step}");

    public string HoursAgo(string number) => At($"{Milliseconds(now) / 3_600_000 * 3_600_000} - ({number}) * 3600000");

    /// <summary>When person number so much was made: years before anything else happened.</summary>
    public string Of(string number) => At($"{Milliseconds(DateTimeOffset.UnixEpoch.AddYears(50))} + ({number}) * 1000");

    public string In(int days) => At(Milliseconds(now.AddDays(days)).ToString(CultureInfo.InvariantCulture));

    public string Padded(string number) => sqlite ? $"substr('000000' || ({number}), -6)" : $"right('000000' || ({number}), 6)";

    /// <summary>A JSON object without members.</summary>
    public static string Nothing => "{{}}";

    /// <summary>A JSON object. Braces are doubled for who looks for parameters.</summary>
    public static string Object(string name, string value) => $$$"""{{"{{{name}}}":"{{{value}}}"}}""";

    private string At(string milliseconds) => sqlite ? milliseconds : $"to_timestamp(({milliseconds}) / 1000.0)";

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
