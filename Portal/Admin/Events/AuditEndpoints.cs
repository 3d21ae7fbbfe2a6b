using System.Globalization;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Hosting;

namespace Portal.Admin.Events;

/// <summary>Where administrators and auditors download the events that <c>/admin/audit</c> shows.</summary>
internal static class AuditEndpoints
{
    private static readonly string[] Filters = ["kind", "outcome", "user", "client", "address", "from", "until", "trace"];

    public static IServiceCollection AddAuditPage(this IServiceCollection services) =>
        services.AddScoped<AuditQuery>().AddScoped<AuditEntries>().AddScoped<AuditExport>();

    public static void MapAuditExport(this IEndpointRouteBuilder routes) => routes.MapOnly(HttpMethods.Get, "/admin/audit/export", ExportAsync);

    private static async Task<IResult> ExportAsync(HttpContext http, PortalDbContext db, SecurityLog log, AuditExport export, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await SignIns.UserAtAsync(http) is not { } userId) return Results.LocalRedirect("/signin?return=/admin/audit");
        if (!await AdminGate.MayReadAsync(db, userId, http.RequestAborted)) return Pages.Forbidden(http);
        if (FormatOf(http.Request.Query) is not { } json || FilterOf(http.Request.Query) is not { } filter) return Results.BadRequest();

        // Told before it happens: whoever breaks the download off has read it all the same.
        await log.RecordAsync(db, new(EventKind.AuditExported, null) { ActorId = userId, Details = Asked(http.Request.Query) }, http.RequestAborted);
        var name = string.Create(CultureInfo.InvariantCulture, $"audit-{clock.GetUtcNow():yyyyMMdd-HHmmss}.{(json ? "json" : "csv")}");
        return Results.Stream(
            file => json ? export.WriteJsonAsync(filter, file, http.RequestAborted) : export.WriteCsvAsync(filter, file, http.RequestAborted),
            json ? "application/json" : "text/csv; charset=utf-8",
            name);
    }

    // By what it was filtered, and not for whom: that would be told for as long as events are kept.
    private static Dictionary<string, string> Asked(IQueryCollection query) => new()
    {
        ["format"] = query["format"].ToString(),
        ["filtered_by"] = string.Join(' ', Filters.Where(name => query[name].ToString().Length > 0)),
    };

    private static bool? FormatOf(IQueryCollection query) => query["format"].ToString() switch
    {
        "json" => true,
        "csv" => false,
        _ => null,
    };

    // What cannot be read would have to be left out, and more would be told than was asked for.
    private static AuditFilter? FilterOf(IQueryCollection query)
    {
        if (!TryTime(query["from"], out var from) || !TryTime(query["until"], out var until)) return null;
        bool? failed = query["outcome"].ToString() switch { "failed" => true, "succeeded" => false, _ => null };
        if (failed is null && query["outcome"].ToString() is { Length: > 0 }) return null;

        return new(query["kind"], failed, query["user"], query["client"], query["address"], from, until, query["trace"]);
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)) return false;

        time = read;
        return true;
    }
}
