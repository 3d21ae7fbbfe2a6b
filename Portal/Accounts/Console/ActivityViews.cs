using System.Text.Json;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts;
using Portal.Data.Entities;

namespace Portal.Accounts.Console;

/// <summary>An event as its person reads it.</summary>
internal static class ActivityViews
{
    public static ActivityEntry Of(SecurityEventRow row, Guid session, string? app)
    {
        var details = row.Details is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(row.Details)!;
        return new(
            row.Id,
            row.Kind,
            row.At,
            row.UserAgent is null || row.ByAnother ? null : DeviceWords.Of(row.UserAgent),
            row.ByAnother ? null : row.Address,
            app ?? details.GetValueOrDefault("name"),
            row.Outcome == EventOutcome.Failed ? details.GetValueOrDefault("reason") : null,
            row.Outcome == EventOutcome.Failed,
            row.SessionId == session);
    }
}
