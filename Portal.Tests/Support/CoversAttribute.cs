using Xunit.v3;

namespace Portal.Tests.Support;

/// <summary>Names the section that a test holds the portal to; run one standard's tests with a trait filter (<c>Spec=RFC 7636 §4.6</c>).</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class CoversAttribute(string section) : Attribute, ITraitAttribute
{
    public string Section { get; } = section;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Spec", Section)];
}
