namespace Portal.Client.Contracts;

/// <summary>Where a person goes on to after signing in, exactly as the page's address carries it; the host judges it.</summary>
/// <param name="Request">A parked authorization request: opaque to pages, passed on as it came.</param>
/// <param name="Return">A local path. Anything else is ignored by the host, never followed.</param>
public sealed record Destination(string? Request, string? Return);
