using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Data.Stores;

/// <summary>Clients' secrets as they are kept: a hash, and for a client that signs with its secret also the encrypted text.</summary>
internal sealed class ClientSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("client-secrets");

    public ClientSecretRow Seal(string clientId, ClientMetadata metadata, string secret, DateTimeOffset now) => new()
    {
        ClientId = clientId,
        Hash = HandleHash.Of(secret),
        ProtectedSecret = metadata.TokenEndpointAuthMethod == ClientAuthenticationMethods.ClientSecretJwt
            ? _protector.Protect(Encoding.UTF8.GetBytes(secret))
            : null,
        CreatedAt = now,
    };

    public string Open(ClientSecretRow row) => Encoding.UTF8.GetString(_protector.Unprotect(row.ProtectedSecret!));
}
