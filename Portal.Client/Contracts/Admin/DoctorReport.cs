namespace Portal.Client.Contracts.Admin;

/// <summary>What came of trying a client out.</summary>
/// <param name="Findings">The worst first.</param>
public sealed record DoctorReport(string ClientId, string Name, IReadOnlyList<DoctorFinding> Findings, IReadOnlyList<DoctorStep> Steps);

/// <summary>The report, or why there is none: exactly one of the two counts.</summary>
public sealed record DoctorOutcome(DoctorReport? Report, DoctorRefusal Refusal = default);

/// <summary>Why an answer that came back was not taken; its words are under <c>Doctor.Refused.(name)</c>.</summary>
public enum DoctorRefusal
{
    /// <summary>This browser began no run, or too long ago.</summary>
    NoRun,

    /// <summary>Somebody else's run, or one of another sign-in.</summary>
    Another,

    /// <summary>The answer belongs to another request.</summary>
    Forged,

    /// <summary>Each answer is taken once.</summary>
    Over,
}

/// <summary>The parameters of an answer of the authorization endpoint.</summary>
public sealed record DoctorReturn(string? State, string? Code, string? Error, string? Description, string? Issuer)
{
    /// <summary>What the older flows bring through the browser, as is all that follows.</summary>
    public string? IdToken { get; init; }

    public string? AccessToken { get; init; }

    public string? TokenType { get; init; }

    public string? ExpiresIn { get; init; }

    public string? Scope { get; init; }
}
