using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Support;

/// <summary>An authenticator with one ES256 passkey, and the browser that speaks for it: real keys and signatures, no window.</summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private static readonly byte[] NoStatement = [0xa0];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    public Guid Aaguid { get; init; }

    /// <summary>Zero: the authenticator does not count, as synced passkeys do not.</summary>
    public uint SignCount { get; set; }

    /// <summary>What it was told at registration; it gives it back at each sign-in.</summary>
    public byte[]? UserHandle { get; set; }

    public string Id => Base64Url.Encode(CredentialId);

    /// <summary>Answers PublicKeyCredentialCreationOptionsJSON with RegistrationResponseJSON.</summary>
    public string Create(string options, Action<SoftCeremony>? change = null)
    {
        var asked = JsonNode.Parse(options)!;
        UserHandle = Base64Url.Decode(asked["user"]!["id"]!.GetValue<string>());
        var ceremony = New("webauthn.create", asked, asked["rp"]!["id"]!.GetValue<string>());
        ceremony.Flags |= SoftFlags.AttestedCredentialData;
        change?.Invoke(ceremony);

        byte[] attestation = [.. AttestationObject(ceremony), .. ceremony.Trailing];
        return Answer(ceremony, new JsonObject
        {
            ["clientDataJSON"] = Base64Url.Encode(ClientDataJson(ceremony)),
            ["attestationObject"] = Base64Url.Encode(attestation),
            ["transports"] = new JsonArray([.. ceremony.Transports.Select(transport => JsonValue.Create(transport))]),
        });
    }

    /// <summary>Answers PublicKeyCredentialRequestOptionsJSON with AuthenticationResponseJSON.</summary>
    public string Get(string options, Action<SoftCeremony>? change = null)
    {
        var asked = JsonNode.Parse(options)!;
        if (SignCount > 0) SignCount++;
        var ceremony = New("webauthn.get", asked, asked["rpId"]!.GetValue<string>());
        change?.Invoke(ceremony);

        byte[] authenticatorData = [.. AuthenticatorData(ceremony), .. ceremony.Trailing];
        var clientDataJson = ClientDataJson(ceremony);
        byte[] signed = [.. authenticatorData, .. SHA256.HashData(clientDataJson)];
        var signature = _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(ceremony, new JsonObject
        {
            ["clientDataJSON"] = Base64Url.Encode(clientDataJson),
            ["authenticatorData"] = Base64Url.Encode(authenticatorData),
            ["signature"] = Base64Url.Encode(ceremony.RewriteSignature(signature)),
            ["userHandle"] = ceremony.UserHandle is { } handle ? Base64Url.Encode(handle) : null,
        });
    }

    /// <param name="statement">CBOR.</param>
    public static byte[] AttestationObject(string format, byte[] statement, byte[] authData)
    {
        var cbor = new CborWriter(CborConformanceMode.Lax);
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString(format);
        cbor.WriteTextString("attStmt");
        cbor.WriteEncodedValue(statement);
        cbor.WriteTextString("authData");
        cbor.WriteByteString(authData);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    public void Dispose() => _key.Dispose();

    private SoftCeremony New(string type, JsonNode options, string rpId) => new()
    {
        Type = type,
        Challenge = Base64Url.Decode(options["challenge"]!.GetValue<string>())!,
        RpId = rpId,
        SignCount = SignCount,
        CredentialId = CredentialId,
        UserHandle = UserHandle,
    };

    private static string Answer(SoftCeremony ceremony, JsonObject response)
    {
        var answer = new JsonObject
        {
            ["id"] = Base64Url.Encode(ceremony.CredentialId),
            ["rawId"] = Base64Url.Encode(ceremony.CredentialId),
            ["type"] = ceremony.CredentialType,
            ["response"] = response,
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
        };
        ceremony.RewriteAnswer(answer);
        return answer.ToJsonString();
    }

    private static byte[] ClientDataJson(SoftCeremony ceremony)
    {
        var clientData = new JsonObject
        {
            ["type"] = ceremony.Type,
            ["challenge"] = Base64Url.Encode(ceremony.Challenge),
            ["origin"] = ceremony.Origin,
        };
        if (ceremony.CrossOrigin is { } crossOrigin) clientData["crossOrigin"] = crossOrigin;
        if (ceremony.TopOrigin is { } topOrigin) clientData["topOrigin"] = topOrigin;
        return ceremony.RewriteClientData(Encoding.UTF8.GetBytes(clientData.ToJsonString()));
    }

    private byte[] AttestationObject(SoftCeremony ceremony)
    {
        var authData = AuthenticatorData(ceremony);
        var statement = ceremony.Attest?.Invoke(new(_key, ceremony.CredentialId, authData, SHA256.HashData(ClientDataJson(ceremony))));
        return AttestationObject(statement?.Format ?? ceremony.Format, statement?.Write() ?? NoStatement, authData);
    }

    // rpIdHash 32, flags 1, signCount 4; when made also aaguid 16, length 2, credential id, key. WebAuthn L3 §6.1
    private byte[] AuthenticatorData(SoftCeremony ceremony)
    {
        var head = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(ceremony.RpId), head);
        head[32] = (byte)ceremony.Flags;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(33), ceremony.SignCount);
        if (!ceremony.Flags.HasFlag(SoftFlags.AttestedCredentialData)) return head;

        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)ceremony.CredentialId.Length);
        return [.. head, .. Aaguid.ToByteArray(bigEndian: true), .. length, .. ceremony.CredentialId, .. SoftCoseKey.Of(_key, ceremony.Algorithm)];
    }
}
