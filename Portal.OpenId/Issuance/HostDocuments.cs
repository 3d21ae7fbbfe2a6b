using System.Text.Json.Nodes;
using Portal.OpenId.Keys;

namespace Portal.OpenId.Issuance;

/// <summary>Signs documents that are the host's own, with the keys that sign tokens; a <c>typ</c> of their own keeps them from passing as one. RFC 8725 §3.11</summary>
public sealed class HostDocuments
{
    private readonly JwtSigner _signer;

    internal HostDocuments(JwtSigner signer) => _signer = signer;

    /// <summary>Signs claims as they are.</summary>
    /// <param name="type">The <c>typ</c> header; none that the engine signs under.</param>
    /// <param name="claims">What the document says.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>A JWT in compact form.</returns>
    public ValueTask<string> SignAsync(string type, JsonObject claims, CancellationToken cancel)
    {
        if (TokenTypes.All.Contains(type)) throw new ArgumentException("The engine signs tokens under this type.", nameof(type));

        return _signer.SignAsync(type, claims, SigningAlgorithms.RS256, cancel);
    }
}
