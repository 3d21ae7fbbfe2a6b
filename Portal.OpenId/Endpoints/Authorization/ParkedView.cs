using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What the sign-in and consent pages may know about the request that they were opened for.</summary>
/// <param name="Client">Who asks.</param>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="Scope">What is asked for.</param>
/// <param name="LoginHint">Whom the client expects to sign in.</param>
public sealed record ParkedView(RegisteredClient Client, string RedirectUri, ScopeSet Scope, string? LoginHint);
