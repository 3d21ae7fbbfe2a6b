namespace Portal.Client.Contracts.Admin;

/// <summary>One thing that an app does, as the doctor did it. Nothing in it is secret any more.</summary>
/// <param name="Name">Its words are under <c>Doctor.Step.(name)</c> in AdminWords.resx.</param>
public sealed record DoctorStep(string Name, DoctorMark Mark)
{
    public DoctorRequest? Request { get; init; }

    public DoctorAnswer? Answer { get; init; }

    /// <summary>Tokens of the answer that can be read.</summary>
    public IReadOnlyList<DoctorToken> Tokens { get; init; } = [];

    public IReadOnlyList<DoctorCheck> Checks { get; init; } = [];
}

/// <param name="Line">Method and address.</param>
/// <param name="Fields">Headers and parameters.</param>
public sealed record DoctorRequest(string Line, IReadOnlyList<DoctorField> Fields);

/// <param name="Line">Status, or where the answer came from.</param>
/// <param name="Body">JSON with breaks, where it is JSON.</param>
/// <param name="Milliseconds">From the request on; null where that tells nothing.</param>
public sealed record DoctorAnswer(string Line, IReadOnlyList<DoctorField> Fields, string? Body, long? Milliseconds);

public sealed record DoctorField(string Name, string Value);

/// <summary>A JWT without its signature.</summary>
/// <param name="Name">What the wire calls it.</param>
/// <param name="Header">JSON with breaks, as is <paramref name="Payload"/>.</param>
public sealed record DoctorToken(string Name, string Header, string Payload);

/// <summary>Something that an app checks.</summary>
/// <param name="Name">Its words are under <c>Doctor.Check.(name)</c> in AdminWords.resx.</param>
public sealed record DoctorCheck(string Name, bool Held);
