using System.Diagnostics;
using System.Text.Json;
using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.Data.Configurations;
using Portal.Data.Entities;

namespace Portal.Audit;

/// <summary>
/// Records what happens to accounts, beside the change itself: the event is added to the context that makes the change, so that neither
/// is kept without the other.
/// </summary>
internal sealed partial class SecurityLog(IHttpContextAccessor requests, TimeProvider clock, ILogger<SecurityLog> log)
{
    private const int DetailLimit = 600;

    // What the column takes. JSON writes a letter outside of ASCII with six characters, so many details can be too long together.
    private const int WholeLimit = Limits.Parameter;

    private static readonly AsyncLocal<EventOrigin?> Origin = new();

    /// <summary>Who does what this flow of work does, where that is an administrator.</summary>
    public static Guid? Actor => Origin.Value?.ActorId;

    /// <summary>Until the returned thing is disposed, what this flow of work records was done from there.</summary>
    public static IDisposable DoneFrom(EventOrigin origin)
    {
        var before = Origin.Value;
        Origin.Value = origin;
        return new Ending(before);
    }

    /// <summary>Adds an event to what the context saves next.</summary>
    public void Add(PortalDbContext db, SecurityEvent happened)
    {
        db.SecurityEvents.Add(Describe(happened));
        var reason = happened.Details?.GetValueOrDefault("reason");
        LogHappened(happened.Kind.Name, happened.UserId, happened.ClientId, reason);
    }

    /// <summary>An event as it is written, done here and now, from where the request or <see cref="DoneFrom"/> says.</summary>
    public SecurityEventRow Describe(SecurityEvent happened)
    {
        var origin = Origin.Value;
        var http = origin is null ? requests.HttpContext : null;
        var browser = http is null ? null : Browser.Of(http);
        return new()
        {
            At = clock.GetUtcNow(),
            Kind = happened.Kind.Name,
            UserId = happened.UserId,
            ActorId = happened.ActorId ?? origin?.ActorId,
            ClientId = happened.ClientId,
            SessionId = happened.SessionId ?? origin?.SessionId ?? SessionScheme.SessionIdOf(http?.User),
            Address = origin?.Address ?? browser?.IpAddress,
            UserAgent = origin?.UserAgent ?? browser?.UserAgent,
            Outcome = happened.Outcome,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? http?.TraceIdentifier,
            Details = happened.Details is null ? null : Written(happened.Details),
        };
    }

    /// <summary>Adds an event and saves it, for changes that are statements of their own.</summary>
    public Task RecordAsync(PortalDbContext db, SecurityEvent happened, CancellationToken cancel)
    {
        Add(db, happened);
        return db.SaveChangesAsync(cancel);
    }

    private static string Written(IReadOnlyDictionary<string, string> details)
    {
        for (var limit = DetailLimit; limit > 0; limit /= 2)
        {
            var written = JsonSerializer.Serialize(details.ToDictionary(one => one.Key, one => Cut(one.Value, limit)));
            if (written.Length <= WholeLimit) return written;
        }

        return "{}";
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    [LoggerMessage(Level = LogLevel.Information, Message = "Security event {Kind}: user {UserId}, client {ClientId}, reason {Reason}")]
    private partial void LogHappened(string kind, Guid? userId, string? clientId, string? reason);

    private sealed class Ending(EventOrigin? before) : IDisposable
    {
        public void Dispose() => Origin.Value = before;
    }
}
