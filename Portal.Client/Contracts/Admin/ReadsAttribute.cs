namespace Portal.Client.Contracts.Admin;

/// <summary>Marks a call that changes nothing: administrators and auditors may make it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsAttribute : Attribute;
