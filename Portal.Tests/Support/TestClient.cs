using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.Tests.Support;

/// <summary>A registered client and its raw secret.</summary>
internal sealed record TestClient(string Id, ClientMetadata Metadata) : ITestSeed
{
    public string? Secret { get; init; }

    public bool Enabled { get; init; } = true;

    public string RedirectUri => Metadata.RedirectUris[0];

    public void AddTo(PortalDbContext db, DateTimeOffset now)
    {
        var client = new ClientRegistration
        {
            ClientId = Id,
            Origin = ClientOrigin.Administrator,
            Enabled = Enabled,
            CreatedAt = now,
            UpdatedAt = now,
        };
        client.Describe(Metadata);
        if (Secret is not null) client.Secrets.Add(new ClientSecretRow { Hash = HandleHash.Of(Secret), CreatedAt = now });
        db.Clients.Add(client);
    }
}
