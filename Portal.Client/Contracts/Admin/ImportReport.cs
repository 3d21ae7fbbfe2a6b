namespace Portal.Client.Contracts.Admin;

/// <summary>What an import did or would do.</summary>
public sealed record ImportReport(int New, int Unchanged, int Changed, int Bad)
{
    /// <summary>So many bad rows are told.</summary>
    public const int ToldFaults = 1_000;

    /// <summary>Names the import in the log of events; null where nothing was written.</summary>
    public Guid? Id { get; init; }

    /// <summary>Why the file as a whole cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Somebody made or changed one of the accounts meanwhile: nothing was written.</summary>
    public bool Overtaken { get; init; }

    /// <summary>What is wrong with rows; the first <see cref="ToldFaults"/>.</summary>
    public IReadOnlyList<ImportFault> Faults { get; init; } = [];

    /// <summary><see cref="Faults"/> as a file for a spreadsheet.</summary>
    public string FaultsCsv { get; init; } = "";
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Line">In the file; of a list of objects, the how-manieth.</param>
public sealed record ImportFault(int Line, string Column, string Reason);
