using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users.Import;

/// <summary>Reads people from comma-separated values. RFC 4180</summary>
internal static class ImportCsv
{
    private const int FieldLimit = 8 * 1024;

    private static readonly CsvConfiguration Strict = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        MaxFieldSize = FieldLimit,
        IgnoreBlankLines = true,
        BadDataFound = found => throw new BadDataException(found.Field, found.RawRecord, found.Context),
    };

    public static (IReadOnlyList<ImportRow> Rows, string? Problem) Read(string text)
    {
        using var parser = new CsvParser(new StringReader(text), Strict);
        try
        {
            return Read(parser);
        }
        catch (CsvHelperException)
        {
            return ([], $"Line {parser.RawRow} is not CSV: a quotation mark is at a wrong place, or a value has more than {FieldLimit} characters.");
        }
    }

    private static (IReadOnlyList<ImportRow> Rows, string? Problem) Read(CsvParser parser)
    {
        if (!parser.Read()) return ([], null);

        string[] columns = [.. parser.Record!.Select(column => column.Trim())];
        if (columns.Distinct().Count() != columns.Length) return ([], "A column is there twice.");

        List<ImportRow> rows = [];
        while (parser.Read() && rows.Count <= ImportFile.RowLimit)
        {
            if (parser.Count != columns.Length) return ([], $"Line {parser.RawRow} has {parser.Count} values where there are {columns.Length} columns.");

            rows.Add(new(parser.RawRow, columns.Zip(parser.Record!).ToDictionary(cell => cell.First, cell => cell.Second.Trim())));
        }

        return (rows, null);
    }
}
