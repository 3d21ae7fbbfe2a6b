using System.Text.Json.Serialization;

namespace Portal.OpenId.Endpoints.DeviceAuthorization;

/// <summary>What a device shows, and what it goes on asking with. RFC 8628 §3.2</summary>
internal sealed record DeviceAuthorizationAnswer
{
    [JsonPropertyName("device_code")]
    public required string DeviceCode { get; init; }

    [JsonPropertyName("user_code")]
    public required string UserCode { get; init; }

    [JsonPropertyName("verification_uri")]
    public required string VerificationUri { get; init; }

    /// <summary>For a QR code: the page shows the code again, to be compared with the device's.</summary>
    [JsonPropertyName("verification_uri_complete")]
    public required string VerificationUriComplete { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }

    /// <summary>Seconds.</summary>
    [JsonPropertyName("interval")]
    public required int Interval { get; init; }
}
