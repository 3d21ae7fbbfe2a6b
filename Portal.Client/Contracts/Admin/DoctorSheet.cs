namespace Portal.Client.Contracts.Admin;

/// <summary>What can be told of a client without trying it out.</summary>
/// <param name="Findings">The worst first.</param>
public sealed record DoctorSheet(string ClientId, string Name, IReadOnlyList<DoctorFinding> Findings, DoctorRunKind Run);

/// <summary>How a client is tried out.</summary>
public enum DoctorRunKind
{
    /// <summary>It cannot be: what stands in the way is among the findings.</summary>
    None,

    /// <summary>Somebody signs in to it.</summary>
    Person,

    /// <summary>It acts for itself.</summary>
    Machine,
}
