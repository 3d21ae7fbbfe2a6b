namespace Portal.Tests.Conformance.Certification;

/// <summary>
/// The plan of the OpenID Foundation's conformance suite that a class runs, under its official name. Each test in the class is a
/// module of the plan: <c>Oidcc_max_age_1</c> is <c>oidcc-max-age-1</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlanAttribute(string name, string profile) : Attribute
{
    public string Name { get; } = name;

    /// <summary>What the plan certifies, as the Foundation calls it.</summary>
    public string Profile { get; } = profile;
}
