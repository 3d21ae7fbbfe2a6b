namespace Portal.Tests.OpenId.Support;

/// <summary>A clock that moves only when a test moves it.</summary>
internal sealed class FixedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, 500, TimeSpan.Zero);

    private DateTimeOffset _now = Start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
