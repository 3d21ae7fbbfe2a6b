namespace Portal.Client.Contracts.Admin;

/// <summary>A file of people.</summary>
/// <param name="Content">CSV with a line of column names, or a JSON list of objects; UTF-8.</param>
/// <param name="Update">Accounts that there are take over what the file says; otherwise they are left alone.</param>
public sealed record ImportFile(byte[] Content, bool Update)
{
    public const int RowLimit = 10_000;

    public const int ByteLimit = 10 * 1024 * 1024;
}
