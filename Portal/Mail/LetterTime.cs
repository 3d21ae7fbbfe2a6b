using System.Globalization;
using System.Text.Json;
using Portal.Data.Entities;

namespace Portal.Mail;

/// <summary>Times in letters: in the reader's zone if their account names one, and always with the zone's name beside them.</summary>
internal static class LetterTime
{
    private const string Claim = "zoneinfo";

    public static string Of(DateTimeOffset at, PortalUser user, CultureInfo culture) => ZoneOf(user.Profile) is { } zone
        ? $"{TimeZoneInfo.ConvertTime(at, zone).ToString("f", culture)} ({zone.Id})"
        : $"{at.UtcDateTime.ToString("f", culture)} UTC";

    private static TimeZoneInfo? ZoneOf(string profile)
    {
        using var claims = JsonDocument.Parse(profile);
        return claims.RootElement.TryGetProperty(Claim, out var name) && name.ValueKind == JsonValueKind.String
            && TimeZoneInfo.TryFindSystemTimeZoneById(name.GetString()!, out var zone) && zone.Id != TimeZoneInfo.Utc.Id
            ? zone
            : null;
    }
}
