using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>A ceremony that the standard itself gives as an example. WebAuthn L3, Test Vectors</summary>
internal sealed class W3CVector(JsonElement vector)
{
    private const string Resource = "webauthn-vectors.json";

    private static readonly JsonElement File = Read();

    public static string Origin => File.GetProperty("origin").GetString()!;

    public static IReadOnlyList<W3CVector> All { get; } = [.. File.GetProperty("vectors").EnumerateArray().Select(vector => new W3CVector(vector))];

    /// <summary>The root that the vectors' attestation certificates come from, PEM.</summary>
    public static string AttestationRoot =>
        PemEncoding.WriteString("CERTIFICATE", Convert.FromBase64String(File.GetProperty("attestationRoot").GetString()!));

    public string Id => vector.GetProperty("id").GetString()!;

    public Guid Aaguid => Guid.Parse(vector.GetProperty("aaguid").GetString()!);

    public bool RegistersWithUserVerification => vector.GetProperty("registrationFlags").GetString()!.Contains("UV", StringComparison.Ordinal);

    public bool SignsInWithUserVerification => vector.GetProperty("authenticationFlags").GetString()!.Contains("UV", StringComparison.Ordinal);

    public byte[] RegistrationChallenge => Bytes("registration", "challenge");

    public byte[] AuthenticationChallenge => Bytes("authentication", "challenge");

    public byte[] CredentialId => Bytes("registration", "credential_id");

    /// <summary>RegistrationResponseJSON.</summary>
    public string Registration => Answer(Text("registration", "credential_id"), new JsonObject
    {
        ["clientDataJSON"] = Text("registration", "clientDataJSON"),
        ["attestationObject"] = Text("registration", "attestationObject"),
        ["transports"] = new JsonArray("internal"),
    });

    /// <summary>AuthenticationResponseJSON. The vectors name no user; the handle is not signed, so any can be put in.</summary>
    public string Authentication(string userHandle) => Answer(Text("registration", "credential_id"), new JsonObject
    {
        ["clientDataJSON"] = Text("authentication", "clientDataJSON"),
        ["authenticatorData"] = Text("authentication", "authenticatorData"),
        ["signature"] = Text("authentication", "signature"),
        ["userHandle"] = userHandle,
    });

    private static string Answer(string id, JsonObject response) => new JsonObject
    {
        ["id"] = id,
        ["rawId"] = id,
        ["type"] = "public-key",
        ["response"] = response,
        ["clientExtensionResults"] = new JsonObject(),
    }.ToJsonString();

    private byte[] Bytes(string ceremony, string name) => Base64Url.Decode(Text(ceremony, name))!;

    private string Text(string ceremony, string name) => vector.GetProperty(ceremony).GetProperty(name).GetString()!;

    private static JsonElement Read()
    {
        using var stream = typeof(W3CVector).Assembly.GetManifestResourceStream(Resource)!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
