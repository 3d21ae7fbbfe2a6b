namespace Portal.Tests.Conformance.Certification;

/// <summary>
/// What the official suite says in the end of a module that goes well, where that is not PASSED: REVIEW, when somebody has to look at
/// a picture of a page; SKIPPED, when the metadata says that the server does not do it and need not.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResultAttribute(string result) : Attribute
{
    public string Result { get; } = result;
}
