using Microsoft.AspNetCore.Routing;

namespace Portal.OpenId;

/// <summary>Every address of the OpenID provider and the endpoint that answers it.</summary>
public static class OpenIdRoutes
{
    /// <summary>Maps the provider's addresses.</summary>
    public static IEndpointRouteBuilder MapOpenId(this IEndpointRouteBuilder routes) => routes;
}
