namespace Portal.Client.Contracts.Admin;

/// <summary>Where in the list of events to go on: by the id of an event that was seen, so that what happens meanwhile moves nothing.</summary>
/// <param name="OlderThan">The last one of a page: the page after it.</param>
/// <param name="NewerThan">The first one of a page: the page before it.</param>
public sealed record AuditPlace(long? OlderThan = null, long? NewerThan = null);
