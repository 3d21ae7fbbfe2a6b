using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>Keeps what is secret in a run out of what is shown: whatever was learned here is cut short wherever it stands.</summary>
internal sealed class DoctorMask
{
    // A shorter one would tell too much by its ends.
    private const int ShortestWithEnds = 20;

    private static readonly string[] SecretMembers =
        [ParameterNames.AccessToken, ParameterNames.RefreshToken, ParameterNames.IdToken, ParameterNames.ClientSecret, ParameterNames.Code];

    private readonly List<string> _secrets = [];

    public void Learn(params ReadOnlySpan<string?> secrets)
    {
        foreach (var secret in secrets)
            if (secret is { Length: > 0 } && !_secrets.Contains(secret)) _secrets.Add(secret);

        // One may be a part of another, as a token is of the header that carries it.
        _secrets.Sort((one, other) => other.Length.CompareTo(one.Length));
    }

    /// <summary>Learns what an answer has of secrets, whatever it was asked for.</summary>
    public void LearnFrom(JsonNode? answer)
    {
        if (answer is not JsonObject members) return;

        foreach (var name in SecretMembers)
            if (members[name] is JsonValue value && value.TryGetValue<string>(out var secret)) Learn(secret);
    }

    public string Hide(string text) => _secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret, Short(secret), StringComparison.Ordinal));

    private static string Short(string secret) => secret.Length < ShortestWithEnds ? "…" : $"{secret[..4]}…{secret[^4..]}";
}
