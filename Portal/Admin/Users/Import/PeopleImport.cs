using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts.Admin;
using Portal.Data;

namespace Portal.Admin.Users.Import;

/// <summary>Brings in the people of a file: all of them in one transaction, or none.</summary>
internal sealed class PeopleImport(PortalDbContext db, ImportRules rules, ImportWriter writer)
{
    private const int AtOnce = 500;

    public async Task<ImportReport> CheckAsync(ImportFile file, IProgress<int> told, CancellationToken cancel)
    {
        var (rows, problem) = ImportReader.Read(file.Content);
        return problem is null ? (await TakeAsync(rows, file.Update, write: false, told, cancel)).Report(written: false) : Unreadable(problem);
    }

    public async Task<ImportReport> ImportAsync(ImportFile file, IProgress<int> told, CancellationToken cancel)
    {
        var (rows, problem) = ImportReader.Read(file.Content);
        if (problem is not null) return Unreadable(problem);

        // What is refused or cancelled on the way is rolled back when the transaction is disposed without a commit.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            var tally = await TakeAsync(rows, file.Update, write: true, told, cancel);
            if (tally.Faults.Count > 0) return tally.Report(written: false);

            await transaction.CommitAsync(CancellationToken.None);
            return tally.Report(written: true);
        }
        catch (DbUpdateException)
        {
            // Whoever makes one of these accounts at the same moment, the unique indexes decide between the two.
            return new(0, 0, 0, 0) { Overtaken = true };
        }
    }

    private static ImportReport Unreadable(string problem) => new(0, 0, 0, 0) { Problem = problem };

    private async Task<ImportTally> TakeAsync(IReadOnlyList<ImportRow> rows, bool update, bool write, IProgress<int> told, CancellationToken cancel)
    {
        var tally = new ImportTally(update);
        tally.Faults.AddRange(rules.FaultsOf(rows));
        var bad = tally.Faults.Select(fault => fault.Line).ToHashSet();
        var done = 0;
        foreach (var some in rows.Chunk(AtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            await writer.TakeAsync([.. some.Where(row => !bad.Contains(row.Line))], tally, write && tally.Faults.Count == 0, cancel);
            told.Report(done += some.Length);
        }

        cancel.ThrowIfCancellationRequested();
        return tally;
    }
}
