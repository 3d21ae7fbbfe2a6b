namespace Portal.Client.Contracts;

/// <summary>What a posted form leads to: onwards to an address that the host vouches for, or back to the form with what to mend.</summary>
public abstract record PageResult
{
    private PageResult()
    {
    }

    /// <summary>Done. <paramref name="Address"/> is local to the portal and safe to follow.</summary>
    public sealed record GoTo(string Address) : PageResult;

    /// <summary>Not done. One message for the whole form, or one per field (key: the field's name in the form).</summary>
    public sealed record Mend(string? Message, IReadOnlyDictionary<string, string> Fields) : PageResult
    {
        public Mend(string message)
            : this(message, new Dictionary<string, string>())
        {
        }
    }
}
