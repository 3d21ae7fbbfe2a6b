using System.Security.Cryptography;
using System.Text;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Issuance;

/// <summary>
/// Tells under which name a client knows a session. Each client has its own, or two clients that know a person by pairwise subjects could
/// compare theirs and find out that it is the same person. Core §8.1
/// </summary>
internal static class SessionNames
{
    /// <summary>The <c>sid</c>: 128 bits, always the same for the same two, and from which the session's id cannot be found.</summary>
    [Spec("Back-Channel Logout §2.1")]
    public static string For(string clientId, string sessionId) =>
        Base64Url.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{sessionId}\n{clientId}")).AsSpan(0, 16));
}
