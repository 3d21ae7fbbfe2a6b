namespace Portal.Admin.Events;

/// <summary>
/// Lines of comma-separated values (RFC 4180) that a spreadsheet can open without doing what somebody wrote into a user agent: a cell
/// that it would take for a formula begins with an apostrophe.
/// </summary>
internal static class AuditCsv
{
    private const string StartsFormula = "=+-@\t\r\n＝＋－＠";

    private const string NeedsQuotes = ",\"\r\n";

    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(cell => Cell(cell ?? ""))) + "\r\n";

    private static string Cell(string text)
    {
        // Spreadsheets look past blanks.
        var begins = text.TrimStart(' ');
        if (begins.Length > 0 && StartsFormula.Contains(begins[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
