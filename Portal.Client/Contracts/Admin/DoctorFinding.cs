namespace Portal.Client.Contracts.Admin;

/// <summary>Something about a client that an app will meet.</summary>
/// <param name="Key">Its words are under <c>Doctor.Find.(key)</c> and <c>Doctor.Find.(key).Do</c> in AdminWords.resx.</param>
/// <param name="Mark">How bad it is.</param>
public sealed record DoctorFinding(string Key, DoctorMark Mark)
{
    /// <summary>What the words have slots for.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Where it is mended, if anywhere here.</summary>
    public DoctorPlace Place { get; init; }

    /// <summary>A refused request that tells more.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Where something is mended; its words are under <c>Doctor.Place.(name)</c>.</summary>
public enum DoctorPlace
{
    Nowhere,

    /// <summary>The settings of the client.</summary>
    Settings,

    /// <summary>The client's secrets and keys.</summary>
    Secrets,

    Registrations,
    Scopes,
    Portal,
    Errors,
}
