namespace Portal.OpenId.Protocol;

/// <summary>Names the section of the standard that a rule enforces, in the short form that the README maps to an address.</summary>
/// <param name="section">For example <c>RFC 7636 §4.6</c> or <c>Core §3.1.2.1</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true)]
public sealed class SpecAttribute(string section) : Attribute
{
    /// <summary>The section, as cited.</summary>
    public string Section { get; } = section;
}
