using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Clients;

namespace Portal.Admin.Doctor;

/// <summary>A run as it goes on: what the built-in app knows so far, and what is told of it.</summary>
/// <param name="Client">What the twin is registered with.</param>
internal sealed record DoctorVisit(DoctorRun Run, ClientMetadata Client, DoctorReturn Returned, string Issuer)
{
    public DoctorMask Mask { get; } = new();

    public RunFacts Facts { get; } = new() { Asked = Run.Scope, Machine = Run.Machine, Format = Client.AccessTokenFormat };

    public List<DoctorStep> Steps { get; } = [];

    /// <summary>The portal's, as discovery told them.</summary>
    public JsonObject Endpoints { get; set; } = [];

    public IReadOnlyList<SecurityKey> Keys { get; set; } = [];

    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public string? IdToken { get; set; }

    /// <summary>Who signed in, as the id token says.</summary>
    public string? Subject { get; set; }

    public string Endpoint(string name) => Endpoints[name]?.ToString() ?? "";
}
