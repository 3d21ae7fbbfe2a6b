namespace Portal.Hosting;

internal static class OneMethod
{
    /// <summary>
    /// Maps an address that knows one method. Whoever comes with another is told which one works; without this, the pages' own routes
    /// would answer that there is nothing.
    /// </summary>
    public static void MapOnly(this IEndpointRouteBuilder routes, string method, string path, Delegate handle)
    {
        // Who may read something may also ask whether it is there. RFC 9110 §9.1
        string[] methods = method == HttpMethods.Get ? [method, HttpMethods.Head] : [method];
        routes.MapMethods(path, methods, handle);
        // Written against the request itself: of a lambda with a result, the framework compiles a method of its own at each start.
        routes.Map(path, http =>
        {
            http.Response.Headers.Allow = string.Join(", ", methods);
            return Results.Problem(statusCode: 405, title: $"Use {method} here.").ExecuteAsync(http);
        }).WithOrder(int.MaxValue);
    }
}
