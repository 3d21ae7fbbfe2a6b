using System.Buffers.Binary;
using System.Text.Json;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// What a browser posts at the end of a ceremony, read as far as it must be before the handler verifies it.
/// RegistrationResponseJSON and AuthenticationResponseJSON, WebAuthn L3 §5.1
/// </summary>
/// <param name="Json">The whole of it, for the handler.</param>
/// <param name="AttestationObject">Only when a passkey is made.</param>
/// <param name="AuthenticatorData">Only when signing in.</param>
/// <param name="UserHandle">Only when signing in, and then the authenticator may leave it out.</param>
internal sealed record PasskeyAnswer(
    string Json, byte[] CredentialId, ClientData ClientData, byte[]? AttestationObject, byte[]? AuthenticatorData, byte[]? UserHandle)
{
    // WebAuthn L3 §7.1 step 25
    public const int CredentialIdLimit = 1023;

    private const int SignCountOffset = 33;

    /// <summary>The authenticator's counter; null when the data is too short to hold one. WebAuthn L3 §6.1</summary>
    public uint? SignCount => AuthenticatorData is { Length: >= SignCountOffset + sizeof(uint) } data
        ? BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(SignCountOffset))
        : null;

    // {"id":"-R85H…","rawId":"-R85H…","type":"public-key","response":{"clientDataJSON":"eyJ0e…",…},"clientExtensionResults":{}}
    /// <summary>Null when it is not such an answer.</summary>
    public static PasskeyAnswer? Parse(JsonElement json)
    {
        if (StrictJson.Bytes(json, "id") is not { Length: > 0 and <= CredentialIdLimit } id) return null;
        if (StrictJson.Bytes(json, "rawId") is not { } rawId || !rawId.AsSpan().SequenceEqual(id)) return null;
        if (StrictJson.Object(json, "response") is not { } response) return null;
        if (StrictJson.Bytes(response, "clientDataJSON") is not { } clientDataJson) return null;
        if (ClientData.Parse(clientDataJson) is not { } clientData) return null;

        return new(
            json.GetRawText(),
            id,
            clientData,
            StrictJson.Bytes(response, "attestationObject"),
            StrictJson.Bytes(response, "authenticatorData"),
            StrictJson.Bytes(response, "userHandle"));
    }
}
