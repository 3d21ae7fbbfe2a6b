using System.Text;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users.Import;

/// <summary>Reads a file of people, CSV or JSON: rows, or what is wrong with the file as a whole.</summary>
internal static class ImportReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (IReadOnlyList<ImportRow> Rows, string? Problem) Read(byte[] content)
    {
        if (content.Length > ImportFile.ByteLimit) return ([], $"The file has more than {ImportFile.ByteLimit / 1024 / 1024} MB.");

        string text;
        try
        {
            text = Utf8.GetString(content).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return ([], "The file is not UTF-8.");
        }

        return Judged(text.TrimStart().StartsWith('[') ? ImportJson.Read(text) : ImportCsv.Read(text));
    }

    private static (IReadOnlyList<ImportRow> Rows, string? Problem) Judged((IReadOnlyList<ImportRow> Rows, string? Problem) read)
    {
        if (read.Problem is not null) return read;
        if (read.Rows.Count == 0) return ([], "The file has no rows.");
        if (read.Rows.Count > ImportFile.RowLimit) return ([], $"The file has more than {ImportFile.RowLimit} rows.");

        var columns = read.Rows.SelectMany(row => row.Values.Keys).Distinct().ToList();
        if (columns.FirstOrDefault(column => !ImportColumns.All.Contains(column)) is { } unknown) return ([], $"There is no column “{unknown}”.");
        return columns.Contains("user_name") ? read : ([], "The column “user_name” is missing.");
    }
}
