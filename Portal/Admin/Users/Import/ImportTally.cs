using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users.Import;

/// <summary>Counts what an import does.</summary>
internal sealed class ImportTally(bool update)
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool Update => update;

    public int New { get; set; }

    public int Unchanged { get; set; }

    public int Changed { get; set; }

    public List<ImportFault> Faults { get; } = [];

    public ImportReport Report(bool written) => new(New, Unchanged, Changed, Faults.Select(fault => fault.Line).Distinct().Count())
    {
        Id = written ? Id : null,
        Faults = [.. Faults.OrderBy(fault => fault.Line).Take(ImportReport.ToldFaults)],
        FaultsCsv = string.Concat(Faults.OrderBy(fault => fault.Line).Take(ImportReport.ToldFaults)
            .Select(fault => Events.AuditCsv.Line([fault.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), fault.Column, fault.Reason]))
            .Prepend(Events.AuditCsv.Line(["line", "column", "reason"]))),
    };
}
