using System.Security.Cryptography;
using System.Text;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Clients.Authentication;

/// <summary>Compares a presented secret with the hashes of the live ones, in constant time.</summary>
internal static class ClientSecret
{
    public static bool IsOneOf(IReadOnlyList<HandleHash> live, string presented)
    {
        var hash = Encoding.ASCII.GetBytes(HandleHash.Of(presented).Value);
        var found = false;
        foreach (var secret in live)
            found |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(secret.Value), hash);

        return found;
    }
}
