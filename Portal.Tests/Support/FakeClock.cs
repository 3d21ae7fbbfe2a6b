namespace Portal.Tests.Support;

/// <summary>A clock that stands still until a test moves it. Every portal under test starts at the same moment.</summary>
internal sealed class FakeClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2030, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _turning = new();
    private DateTimeOffset _now = Start;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_turning) return _now;
    }

    public void Advance(TimeSpan by)
    {
        lock (_turning) _now += by;
    }
}
