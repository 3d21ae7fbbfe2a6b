namespace Portal.Client.Contracts.Admin;

/// <summary>Marks a call that changes something: only an administrator who has signed in lately may make it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChangesAttribute : Attribute;
