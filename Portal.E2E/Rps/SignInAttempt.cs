using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.E2E.Rps;

/// <summary>What the C# relying party remembers between sending a person to the portal and seeing them again.</summary>
internal sealed record SignInAttempt(string State, string Nonce, string Verifier)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static SignInAttempt Begin(string nonce) => new(Random(), nonce, Random());

    public static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
