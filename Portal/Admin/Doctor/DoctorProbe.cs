using System.Text.Json.Nodes;
using Portal.Admin.Clients;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Registration;

namespace Portal.Admin.Doctor;

/// <summary>Looks at what a client's registration points to.</summary>
internal sealed class DoctorProbe(ClientJudge judge, ClientKeyAddress addresses)
{
    public async Task<IReadOnlyList<MetadataFault>> FaultsAsync(ClientRegistration row, CancellationToken cancel) =>
        (await judge.JudgeAsync(ClientMembers.Of(row), cancel)).Faults;

    /// <summary>Why the portal could not check what the client signs; null when it could.</summary>
    public async Task<string?> KeyFaultAsync(ClientMetadata client, CancellationToken cancel)
    {
        var set = client.Jwks;
        if (set is null && client.JwksUri is { } address)
        {
            (set, var fault) = await addresses.ReadAsync(address, cancel);
            if (fault is not null) return fault;
        }

        if (set is null) return "neither jwks nor jwks_uri is registered";

        var algorithm = client.TokenEndpointAuthMethod == ClientAuthenticationMethods.PrivateKeyJwt ? client.TokenEndpointAuthSigningAlg : client.RequestObjectSigningAlg;
        return ClientMembers.KeysOf(new() { ["jwks"] = set.DeepClone() }).Any(key => Fits(key, algorithm)) ? null : $"there is no key for signatures with {algorithm ?? "any algorithm"}";
    }

    private static bool Fits(JsonObject key, string? algorithm) =>
        Text(key, "use") is null or "sig"
        && (algorithm is null || Text(key, "alg") is not { } own || own == algorithm)
        && (Text(key, "kty"), Text(key, "crv"), algorithm?[..2]) switch
        {
            ("RSA", _, null or "RS" or "PS") => true,
            ("EC", var curve, null or "ES") => algorithm is null || curve == (algorithm == "ES512" ? "P-521" : "P-" + algorithm[2..]),
            _ => false,
        };

    private static string? Text(JsonObject key, string member) => key[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
