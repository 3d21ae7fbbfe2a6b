namespace Portal.Client.Contracts.Admin;

/// <summary>What came of a change of a scope.</summary>
public sealed record ScopeAnswer(ScopeOutcome Outcome, IReadOnlyList<ScopeProblem> Problems)
{
    public static readonly ScopeAnswer Done = new(ScopeOutcome.Done, []);
    public static readonly ScopeAnswer Gone = new(ScopeOutcome.Gone, []);
    public static readonly ScopeAnswer ChangedMeanwhile = new(ScopeOutcome.ChangedMeanwhile, []);

    public static ScopeAnswer Refused(params IReadOnlyList<ScopeProblem> problems) => new(ScopeOutcome.Refused, problems);
}

public enum ScopeOutcome
{
    Done,

    /// <summary>Something is wrong with what was given.</summary>
    Refused,

    /// <summary>There is no such scope any more.</summary>
    Gone,

    /// <summary>Somebody else changed it since it was read.</summary>
    ChangedMeanwhile,
}

/// <summary>What is wrong, and where.</summary>
/// <param name="Field">A member of <see cref="ScopeInput"/>.</param>
/// <param name="Value">What of it is wrong, where there are several.</param>
public sealed record ScopeProblem(string Field, ScopeFault Fault, string? Value = null);

/// <summary>What can be wrong with a scope. The words are under <c>ScopeFault.(name)</c> in AdminWords.resx.</summary>
public enum ScopeFault
{
    Missing,
    TooLong,
    NotAScope,
    StandardName,
    PortalName,
    Taken,
    NotAnAddress,
    NotAClaim,
    NotALanguage,
}
