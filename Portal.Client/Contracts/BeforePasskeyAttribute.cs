namespace Portal.Client.Contracts;

/// <summary>
/// Marks what somebody who has signed in may use while an administrator asks them for a new passkey. Everything else takes them for
/// nobody until they have added it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforePasskeyAttribute : Attribute;
