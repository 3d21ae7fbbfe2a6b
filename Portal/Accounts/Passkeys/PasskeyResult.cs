using System.Diagnostics.CodeAnalysis;

namespace Portal.Accounts.Passkeys;

/// <summary>The value of one step of a ceremony, or why it was refused.</summary>
internal sealed class PasskeyResult<T>
    where T : class
{
    private PasskeyResult(T? value, PasskeyRefusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public PasskeyRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool Refused => Refusal is not null;

    public static implicit operator PasskeyResult<T>(T value) => new(value, null);

    public static implicit operator PasskeyResult<T>(PasskeyRefusal refusal) => new(null, refusal);
}
