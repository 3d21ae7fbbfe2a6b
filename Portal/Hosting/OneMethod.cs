namespace Portal.Hosting;

internal static class OneMethod
{
    /// <summary>
    /// Maps an address that knows one method. Whoever comes with another is told which one works; without this, the pages' own routes
    /// would answer that there is nothing.
    /// </summary>
    public static void MapOnly(this IEndpointRouteBuilder routes, string method, string path, Delegate handle)
    {
        routes.MapMethods(path, [method], handle);
        routes.Map(path, (HttpContext http) =>
        {
            http.Response.Headers.Allow = method;
            return Results.Problem(statusCode: 405, title: $"Use {method} here.");
        }).WithOrder(int.MaxValue);
    }
}
