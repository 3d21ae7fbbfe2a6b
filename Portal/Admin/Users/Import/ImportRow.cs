namespace Portal.Admin.Users.Import;

/// <summary>One person of a file.</summary>
/// <param name="Line">Where it begins.</param>
/// <param name="Values">By column; a column that the file does not have says nothing about the person.</param>
internal sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Values)
{
    public string UserName => this["user_name"] ?? "";

    public string? Email => this["email"];

    public string? Name => this["name"];

    public bool EmailVerified => this["email_verified"] == "true";

    /// <summary>Null when the file says nothing of groups.</summary>
    public IReadOnlyList<string>? Groups => this["groups"] is { } groups
        ? [.. groups.Split(Accounts.MembershipNames.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()]
        : null;

    public string? this[string column] => Values.GetValueOrDefault(column);
}
