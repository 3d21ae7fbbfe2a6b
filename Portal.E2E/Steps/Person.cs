namespace Portal.E2E.Steps;

/// <summary>Somebody who was never here before.</summary>
public sealed record Person(string UserName, string Name, string Email)
{
    private static int _count;

    public static Person New()
    {
        var number = Interlocked.Increment(ref _count);
        return new($"robin{number}", $"Robin Reed {number}", $"robin{number}@example.test");
    }
}
