namespace Portal.OpenId.Endpoints.Registration;

/// <summary>What is wrong with one member of a client's metadata.</summary>
/// <param name="Member">Its wire name; empty where it is the metadata as a whole.</param>
/// <param name="Text">What is wrong, to be read after the member's name.</param>
public sealed record MetadataFault(string Member, string Text)
{
    /// <summary>Which value of a list it is; null where it is the list or there is none.</summary>
    public int? Index { get; init; }

    /// <summary>The value is of another JSON type than the member's.</summary>
    public bool WrongType { get; init; }

    /// <summary>The fault as one line: <c>redirect_uris[0] '/cb' is not an absolute address</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => (Index is { } index ? $"{Member}[{index}] {Text}" : $"{Member} {Text}").TrimStart();
}
