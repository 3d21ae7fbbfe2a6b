namespace Portal.Configuration;

/// <summary><c>Portal:Passkeys</c>: what passkeys are bound to. Never taken from a request. WebAuthn L3 §4 (RP ID)</summary>
/// <param name="RpId">A host name; passkeys stop to work when it changes.</param>
/// <param name="Origins">Where a browser may be when it makes or uses a passkey.</param>
internal sealed record PasskeyOptions(string RpId, IReadOnlyList<string> Origins)
{
    public AttestationOptions Attestation { get; init; } = AttestationOptions.None;

    /// <summary>Origins that a browser lets use this RP ID only when the RP ID's own site says so. WebAuthn L3 §5.11</summary>
    public IEnumerable<string> RelatedOrigins => Origins.Where(origin => !IsWithin(new Uri(origin).Host));

    /// <summary>One line when browsers will refuse this RP ID at the portal's own address; null when all is well.</summary>
    public string? Misfit(string issuer)
    {
        var host = new Uri(issuer).Host;
        if (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _))
            return $"Passkeys do not work at {issuer}: browsers want a host name there, not an IP address. Open http://localhost instead, or set Portal:Issuer.";

        return IsWithin(host)
            ? null
            : $"Portal:Passkeys:RpId is '{RpId}', but the portal's address is {issuer}: browsers will refuse passkeys there.";
    }

    public static PasskeyOptions Read(SettingsReader settings, string issuer)
    {
        var rpId = settings.Text("Passkeys:RpId") ?? new Uri(issuer).Host;
        if (Uri.CheckHostName(rpId.Trim('[', ']')) == UriHostNameType.Unknown || rpId.Any(char.IsAsciiLetterUpper))
            throw SettingsReader.Wrong("Passkeys:RpId", $"is '{rpId}', which is not a host name in small letters", "example.com");

        var origins = settings.List("Passkeys:Origins");
        var wrong = origins.FirstOrDefault(origin => IssuerSetting.Fault(origin) is not null);
        if (wrong is not null)
            throw SettingsReader.Wrong("Passkeys:Origins", $"has '{wrong}', which {IssuerSetting.Fault(wrong)}", "https://id.example.com,https://example.com");

        return new(rpId, origins.Count > 0 ? origins : [issuer]) { Attestation = AttestationOptions.Read(settings) };
    }

    private bool IsWithin(string host) => host == RpId || host.EndsWith("." + RpId, StringComparison.Ordinal);
}
