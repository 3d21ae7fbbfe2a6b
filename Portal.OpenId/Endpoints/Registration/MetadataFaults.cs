namespace Portal.OpenId.Endpoints.Registration;

/// <summary>Collects what is wrong with metadata, so that all of it can be told at once.</summary>
internal sealed class MetadataFaults
{
    private readonly List<MetadataFault> _all = [];

    public IReadOnlyList<MetadataFault> All => _all;

    public bool Found => _all.Count > 0;

    public void Add(string member, string text, int? index = null) => _all.Add(new(member, text) { Index = index });

    public void AddWrongType(string member) => _all.Add(new(member, "has a value of the wrong type") { WrongType = true });

    /// <summary>Each value that is not one of those.</summary>
    public void Outside(string member, IEnumerable<string?> values, IReadOnlyCollection<string> known)
    {
        foreach (var value in values)
            if (value is not null && !known.Contains(value)) Add(member, $"'{value}' is none of {string.Join(", ", known)}");
    }

    /// <summary>A value that <paramref name="judge"/> has something against.</summary>
    public void One(string member, string? value, Func<string, string?> judge)
    {
        if (value is not null && judge(value) is { } fault) Add(member, $"'{value}' {fault}");
    }

    /// <summary>Each value of a list that <paramref name="judge"/> has something against.</summary>
    public void Each(string member, IReadOnlyList<string>? values, Func<string, string?> judge)
    {
        for (var i = 0; i < values?.Count; i++)
            if (judge(values[i]) is { } fault) Add(member, $"'{values[i]}' {fault}", i);
    }

    public void Beyond(string member, long? value, long least, long most)
    {
        if (value < least || value > most) Add(member, $"is not from {least} to {most}");
    }
}
