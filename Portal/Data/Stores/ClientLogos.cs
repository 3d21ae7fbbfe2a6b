using System.Security.Cryptography;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Pictures of clients have an address each, by their content: what is behind one never changes.</summary>
internal static class ClientLogos
{
    public const string Address = "/client-logos/";

    public static string HashOf(byte[] content) => Base64Url.Encode(SHA256.HashData(content));

    public static string AddressOf(string hash) => Address + hash;
}
