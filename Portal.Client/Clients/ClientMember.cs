namespace Portal.Client.Clients;

/// <summary>A member of a client's metadata, as a form asks for it.</summary>
/// <param name="Name">Its wire name. Its words are under <c>Member.(name)</c> and <c>Member.(name).Help</c> in AdminWords.resx.</param>
public sealed record ClientMember(string Name, MemberGroup Group, MemberKind Kind)
{
    /// <summary>It may be left without a value.</summary>
    public bool Optional { get; init; } = true;
}

/// <summary>What a member is about; its words are under <c>MemberGroup.(name)</c>.</summary>
public enum MemberGroup
{
    About,
    Addresses,
    SignIn,
    Tokens,
    Logout,
    Advanced,
}

/// <summary>How a member is asked for.</summary>
public enum MemberKind
{
    Text,
    Address,
    Number,

    /// <summary>Yes, or not said.</summary>
    Tick,

    /// <summary>Yes or no, which is always said.</summary>
    Switch,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>Several of some values.</summary>
    Choices,

    /// <summary>As <see cref="Choices"/>, in one text with spaces between.</summary>
    Scopes,

    /// <summary>A value a line.</summary>
    Lines,

    /// <summary>A JSON object.</summary>
    Json,

    /// <summary>Not one member but those of other languages, a line each: <c>client_name#de = …</c>.</summary>
    Translations,
}
