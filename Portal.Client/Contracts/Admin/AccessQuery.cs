namespace Portal.Client.Contracts.Admin;

/// <summary>By what somebody or something gets in.</summary>
public enum AccessKind
{
    /// <summary>What a person gave an app, with all of its tokens.</summary>
    Grants,

    /// <summary>Personal access tokens.</summary>
    Tokens,

    /// <summary>Browsers that are signed in.</summary>
    Sessions,
}

/// <summary>Which of them; what is null leaves the choice open.</summary>
/// <param name="User">The beginning of a user name, an e-mail address or a name; or an account's id.</param>
/// <param name="ClientId">Of grants, to whom; of sessions, an app that takes part in them. Tokens have none.</param>
/// <param name="Address">From where the session was begun. Tokens have none.</param>
/// <param name="From">Not begun before this.</param>
/// <param name="Until">Begun before this.</param>
public sealed record AccessQuery(
    string? User = null, string? ClientId = null, string? Address = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, int Skip = 0, int Take = 25)
{
    /// <summary>So many are ended by one call, so that each is short and somebody can stop in between.</summary>
    public const int AtOnce = 50;
}

/// <summary>A grant, a token or a session in a list.</summary>
/// <param name="Title">The app, the token's name, or the browser.</param>
/// <param name="LastSeenAt">When it was used last; null where that is not known.</param>
public sealed record AccessLine(
    string Id, Guid UserId, string UserName, string Title, string? ClientId, string? Address, string? Scope, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt);
