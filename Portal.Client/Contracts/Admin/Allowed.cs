namespace Portal.Client.Contracts.Admin;

/// <summary>What an administrator's call gave, or why it was not carried out: exactly one of the two counts.</summary>
public sealed record Allowed<T>(T? Answer, AdminRefusal? Refusal = null);

/// <summary>Makes answers of calls that were carried out.</summary>
public static class Allowed
{
    public static Allowed<T> Of<T>(T answer) => new(answer);
}
