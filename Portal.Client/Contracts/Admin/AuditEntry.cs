namespace Portal.Client.Contracts.Admin;

/// <summary>Something that happened, as an administrator reads it.</summary>
/// <param name="Kind">Its words are under <c>Event.(kind)</c>.</param>
/// <param name="User">Whose account it concerns.</param>
/// <param name="Actor">Who did it, where that was not the owner.</param>
/// <param name="App">The client's name; its id where it is gone.</param>
/// <param name="Reason">Why it failed, in a word that stays.</param>
/// <param name="Device">Browser and system in words.</param>
public sealed record AuditEntry(
    long Id,
    DateTimeOffset At,
    string Kind,
    bool Failed,
    string? Reason,
    AuditPerson? User,
    AuditPerson? Actor,
    string? ClientId,
    string? App,
    Guid? SessionId,
    string? Address,
    string? UserAgent,
    string? Device,
    string? TraceId,
    IReadOnlyDictionary<string, string> Details);

/// <summary>A person in an event.</summary>
/// <param name="Name">The user name; null when there is no such account.</param>
public sealed record AuditPerson(Guid Id, string? Name);

/// <summary>A part of the events, the newest first.</summary>
/// <param name="Older">There are older ones.</param>
/// <param name="Newer">There are newer ones.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Rows, bool Older, bool Newer);
