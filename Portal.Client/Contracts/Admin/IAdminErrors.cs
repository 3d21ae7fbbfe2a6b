namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/errors</c> asks of the host.</summary>
public interface IAdminErrors
{
    /// <summary>The requests that were refused last, the newest first.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<RefusedLine>>> ListAsync(CancellationToken cancel);

    /// <summary>One of them by the id that the error page showed; null when there is none, or no more.</summary>
    [Reads]
    Task<Allowed<RefusedDetails?>> ShowAsync(string id, CancellationToken cancel);
}

/// <param name="Endpoint">The address that refused it.</param>
/// <param name="ClientId">Null where the request named no client that is known.</param>
/// <param name="Error">The OAuth error code.</param>
public sealed record RefusedLine(string Id, DateTimeOffset At, string Endpoint, string? ClientId, string Error);

/// <param name="Description">One sentence for the app's developer, and what only operators are told.</param>
/// <param name="Steps">What was judged, in order; the last one decided.</param>
public sealed record RefusedDetails(RefusedLine Line, string? Description, IReadOnlyList<RefusedStep> Steps);

/// <param name="Name">A parameter, or what else was looked at.</param>
/// <param name="Sections">Of the standards; may be empty.</param>
public sealed record RefusedStep(string Name, string Sections, bool Held);
