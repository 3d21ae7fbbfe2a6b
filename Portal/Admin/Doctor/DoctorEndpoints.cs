using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Client.Layout;
using Portal.Consents;
using Portal.Data;
using Portal.Hosting;
using Portal.OpenId;
using Portal.OpenId.Protocol;

namespace Portal.Admin.Doctor;

/// <summary>Where a run begins: a form of the client's page, because a cookie has to go along.</summary>
internal static class DoctorEndpoints
{
    public static void MapDoctor(this IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup("/admin/doctor").WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(OwnForms.BodyLimit));
        posts.AddEndpointFilter<SameOrigin>().AddEndpointFilter<OwnForms>();
        posts.MapOnly(HttpMethods.Post, "/start", StartAsync);
        // From a page of the engine, as an app on another site gets it: what shows where it belongs is its state.
        routes.MapGroup("").RequireAuthorization(who => who.RequireRole(Roles.Admin, Roles.Auditor)).WithMetadata(new RequestSizeLimitAttribute(OwnForms.BodyLimit))
            .MapOnly(HttpMethods.Post, DoctorRun.Posted, ShowPostedAsync);
    }

    /// <summary>An answer that a form brought. What it came with is shown in this one page, and stands in no address.</summary>
    private static async Task<IResult> ShowPostedAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return Results.Problem(statusCode: 415, title: "Send a form.");

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        string? Field(string name) => form[name] is [{ Length: > 0 } value] ? value : null;
        var answer = new DoctorReturn(Field(ParameterNames.State), Field(ParameterNames.Code), Field(ParameterNames.Error), Field(ParameterNames.ErrorDescription), Field(ParameterNames.Iss))
        {
            IdToken = Field(ParameterNames.IdToken),
            AccessToken = Field(ParameterNames.AccessToken),
            TokenType = Field(ParameterNames.TokenType),
            ExpiresIn = Field(ParameterNames.ExpiresIn),
            Scope = Field(ParameterNames.Scope),
        };
        return new RazorComponentResult<DoctorDocument>(new { Posted = answer });
    }

    private static async Task<IResult> StartAsync(HttpContext http, AdminGate gate, DoctorTwins twins, DoctorCookie cookie, IOptions<OpenIdOptions> options)
    {
        // A program has no page to go on at.
        if (OwnForms.IsProgram(http.Request)) return Results.Problem(statusCode: 415, title: "Send the form of the client's page.");

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var clientId = form[ParameterNames.ClientId].ToString();
        var page = $"/admin/clients/{Uri.EscapeDataString(clientId)}/doctor";
        var (origin, refusal) = await gate.JudgeAtAsync(http, changes: true, http.RequestAborted);
        if (origin is null)
            return refusal is AdminRefusal.Forbidden ? Pages.Forbidden(http) : new SeeOther(QueryHelpers.AddQueryString(refusal is AdminRefusal.ProveAgain ? "/signin?confirm=1" : "/signin", "return", page));

        using var from = SecurityLog.DoneFrom(origin);
        if (await twins.MakeAsync(clientId, origin.ActorId!.Value, origin.SessionId, http.RequestAborted) is not { } run) return new SeeOther(page);

        cookie.Write(http, run);
        return new SeeOther(options.Value.Issuer + (run.Machine ? ReturnOf(run) : DoctorRequests.Authorization(run, options.Value.Issuer)));
    }

    // Without a person there is nobody to ask; the rest is the same.
    private static string ReturnOf(DoctorRun run) => QueryHelpers.AddQueryString(DoctorRun.Callback, ParameterNames.State, run.State);
}
