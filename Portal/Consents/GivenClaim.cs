namespace Portal.Consents;

/// <summary>A claim that a client was really given.</summary>
/// <param name="Place">Where: one of the engine's <c>ReleasePlaces</c>.</param>
/// <param name="LastAt">To the day.</param>
internal sealed record GivenClaim(string ClientId, string Name, string Place, DateTimeOffset FirstAt, DateTimeOffset LastAt);
