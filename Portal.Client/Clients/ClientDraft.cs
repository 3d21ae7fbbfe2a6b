using System.Text.Json.Nodes;

namespace Portal.Client.Clients;

/// <summary>A client's metadata while it is being changed. Only what was changed is written: what no field shows rightly stays as it was.</summary>
public sealed class ClientDraft
{
    private readonly JsonObject _original;
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _now = new(StringComparer.Ordinal);

    public ClientDraft(JsonObject original)
    {
        _original = original;
        foreach (var member in ClientMembers.All) _now[member.Name] = _before[member.Name] = MemberText.Read(member, original);
    }

    /// <summary>What a field shows.</summary>
    public string this[string member]
    {
        get => _now[member];
        set => _now[member] = value;
    }

    /// <summary>The fields that were changed.</summary>
    public IEnumerable<string> Changed => ClientMembers.All.Select(member => member.Name).Where(name => _now[name] != _before[name]);

    /// <summary>The values of a field that has several.</summary>
    public IReadOnlyList<string> Values(string member) => MemberText.Lines(_now[member]);

    /// <summary>Adds or takes away one of several values.</summary>
    public void Set(string member, string value, bool on)
    {
        var others = Values(member).Where(one => one != value);
        _now[member] = string.Join('\n', on ? others.Append(value) : others);
    }

    /// <summary>The metadata as it is to be.</summary>
    public JsonObject Written()
    {
        var written = _original.DeepClone().AsObject();
        foreach (var name in Changed) MemberText.Write(ClientMembers.FieldOf(name)!, _now[name], written);
        return written;
    }

    /// <summary>The same changes, made to what somebody else saved meanwhile.</summary>
    /// <param name="both">The fields that both have changed.</param>
    public ClientDraft Onto(JsonObject theirs, out IReadOnlyList<string> both)
    {
        var draft = new ClientDraft(theirs);
        var changed = Changed.ToList();
        both = [.. changed.Where(name => draft._before[name] != _before[name])];
        foreach (var name in changed) draft._now[name] = _now[name];
        return draft;
    }
}
