using System.Diagnostics.CodeAnalysis;

namespace Portal.OpenId.Protocol;

/// <summary>The value of one protocol step, or why it was refused. Refusals are values, not exceptions.</summary>
/// <typeparam name="T">What the step gives when it is not refused.</typeparam>
public sealed class Outcome<T>
    where T : class
{
    private Outcome(T? value, OAuthError? error) => (Value, Error) = (value, error);

    /// <summary>What the step gave; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why the step was refused; null when it was not.</summary>
    public OAuthError? Error { get; }

    /// <summary>True when there is an <see cref="Error"/> and no <see cref="Value"/>.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Refused => Error is not null;

    /// <summary>A step that went well.</summary>
    /// <param name="value">What it gave.</param>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A step that was refused.</summary>
    /// <param name="error">Why.</param>
    public static implicit operator Outcome<T>(OAuthError error) => new(null, error);
}
