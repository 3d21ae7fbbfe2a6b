using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Endpoints.Discovery;
using Portal.OpenId.Endpoints.EndSession;
using Portal.OpenId.Endpoints.Introspection;
using Portal.OpenId.Endpoints.Jwks;
using Portal.OpenId.Endpoints.Registration;
using Portal.OpenId.Endpoints.Revocation;
using Portal.OpenId.Endpoints.Token;
using Portal.OpenId.Endpoints.UserInfo;
using Portal.OpenId.Protocol;

namespace Portal.OpenId;

/// <summary>Every address of the engine and what answers there. Start reading here.</summary>
public static class OpenIdRoutes
{
    /// <summary>CORS policy of the endpoints that browser-based clients call: any origin, no credentials.</summary>
    public const string AnyOrigin = "openid-any-origin";

    internal const string Authorization = "/oauth2/authorize";
    internal const string Confirmation = "/oauth2/authorize/confirm";
    internal const string Token = "/oauth2/token";
    internal const string DeviceAuthorization = "/oauth2/device_authorization";
    internal const string Introspection = "/oauth2/introspect";
    internal const string Revocation = "/oauth2/revoke";
    internal const string Registration = "/oauth2/register";
    internal const string UserInfo = "/oauth2/userinfo";
    internal const string Logout = "/oauth2/logout";
    internal const string LogoutResumption = "/oauth2/logout/resume";
    internal const string LogoutConfirmation = "/oauth2/logout/confirm";
    internal const string Jwks = "/.well-known/jwks.json";

    private static readonly string[] Get = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Post = [HttpMethods.Post];
    private static readonly string[] Managing = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Put, HttpMethods.Delete];
    private static readonly string[] GetAndPost = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    /// <summary>Maps each address to its endpoint. Every one also answers with a trailing slash.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <returns>The same routes.</returns>
    public static IEndpointRouteBuilder MapOpenId(this IEndpointRouteBuilder routes)
    {
        routes.Open<DiscoveryEndpoint>(Get, (endpoint, http) => endpoint.HandleAsync(http), "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server");
        routes.Open<JwksEndpoint>(Get, (endpoint, http) => endpoint.HandleAsync(http), Jwks, "/oidc/jwks");
        routes.Closed<AuthorizationEndpoint>(GetAndPost, (endpoint, http) => endpoint.HandleAsync(http), Authorization, "/oidc/authorize");
        routes.Closed<AuthorizationEndpoint>(Get, (endpoint, http) => endpoint.ResumeAsync(http), AuthorizationEndpoint.ResumePath);
        routes.Closed<AuthorizationEndpoint>(Post, (endpoint, http) => endpoint.ConfirmAsync(http), Confirmation)
            .ForEach(route => route.WithMetadata(new RequireAntiforgeryTokenAttribute()));
        routes.Open<TokenEndpoint>(Post, (endpoint, http) => endpoint.HandleAsync(http), Token, "/oidc/token");
        routes.Closed<DeviceAuthorizationEndpoint>(Post, (endpoint, http) => endpoint.HandleAsync(http), DeviceAuthorization);
        routes.Open<UserInfoEndpoint>(GetAndPost, (endpoint, http) => endpoint.HandleAsync(http), UserInfo, "/oidc/userinfo");
        routes.Closed<IntrospectionEndpoint>(Post, (endpoint, http) => endpoint.HandleAsync(http), Introspection, "/oidc/introspect");
        routes.Open<RevocationEndpoint>(Post, (endpoint, http) => endpoint.HandleAsync(http), Revocation, "/oidc/revoke");
        routes.Open<RegistrationEndpoint>(Post, (endpoint, http) => endpoint.HandleAsync(http), Registration, "/oidc/register");
        routes.MapManagement();
        routes.Closed<EndSessionEndpoint>(GetAndPost, (endpoint, http) => endpoint.HandleAsync(http), Logout, "/oidc/logout");
        routes.Closed<EndSessionEndpoint>(Get, (endpoint, http) => endpoint.ResumeAsync(http), LogoutResumption);
        routes.Closed<EndSessionEndpoint>(Post, (endpoint, http) => endpoint.ConfirmAsync(http), LogoutConfirmation)
            .ForEach(route => route.WithMetadata(new RequireAntiforgeryTokenAttribute()));
        return routes;
    }

    // One address with three methods, each a step of its own.
    private static void MapManagement(this IEndpointRouteBuilder routes) =>
        routes.Open<RegistrationManagementEndpoint>(
            Managing,
            (endpoint, http) => http.Request.Method switch
            {
                "PUT" => endpoint.ReplaceAsync(http),
                "DELETE" => endpoint.RemoveAsync(http),
                _ => endpoint.ReadAsync(http),
            },
            Registration + "/{client_id}");

    // For programs: browsers of any origin may call, without credentials.
    private static void Open<TEndpoint>(
        this IEndpointRouteBuilder routes, string[] methods, Func<TEndpoint, HttpContext, Task<IResult>> handle, params string[] paths)
        where TEndpoint : notnull =>
        routes.Closed(methods, handle, paths).ForEach(route => route.RequireCors(AnyOrigin));

    // For the person's own browser: no other origin reads the answer.
    private static List<IEndpointConventionBuilder> Closed<TEndpoint>(
        this IEndpointRouteBuilder routes, string[] methods, Func<TEndpoint, HttpContext, Task<IResult>> handle, params string[] paths)
        where TEndpoint : notnull
    {
        var mapped = new List<IEndpointConventionBuilder>();
        foreach (var path in paths)
        {
            mapped.Add(routes
                .MapMethods(path, methods, async http =>
                {
                    var result = await handle(http.RequestServices.GetRequiredService<TEndpoint>(), http);
                    await result.ExecuteAsync(http);
                })
                .WithMetadata(new RequestSizeLimitAttribute(RequestParameters.BodyLimit + 1)));
            routes.Map(path, http => RefuseMethodAsync(http, methods)).WithOrder(int.MaxValue);
        }

        return mapped;
    }

    private static Task RefuseMethodAsync(HttpContext http, string[] methods)
    {
        http.Response.Headers.Allow = string.Join(", ", methods);
        return JsonAnswer.Refused(Errors.MethodNotAllowed(http.Request.Method)).ExecuteAsync(http);
    }
}
