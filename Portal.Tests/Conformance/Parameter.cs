namespace Portal.Tests.Conformance;

/// <summary>A parameter of an endpoint, and what each way of spoiling it leads to.</summary>
/// <param name="Value">A good value.</param>
/// <param name="Missing">The answer when it is left out or empty; null when it may be.</param>
/// <param name="TooLong">The answer to 9000 characters; null when the endpoint does not mind.</param>
internal sealed record Parameter(string Name, string Value, string? Missing = null, string? TooLong = null)
{
    /// <summary>Whether a good request has it.</summary>
    public bool Usual { get; init; } = true;

    /// <summary>Values of the wrong type, and the answer to them.</summary>
    public IReadOnlyList<(string Value, string Answer)> Wrong { get; init; } = [];

    public static Parameter Optional(string name, string value, string? tooLong, params (string Value, string Answer)[] wrong) =>
        new(name, value, Missing: null, tooLong) { Usual = false, Wrong = wrong };
}
