using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>GET and POST /oauth2/logout, and the two ways back into it. RP-Initiated Logout §2</summary>
internal sealed class EndSessionEndpoint(EndSessionRequestReader requests, ParkedLogouts parked, EndSessionFlow flow, IInteractionPages pages)
{
    /// <summary>A logout straight from a client.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var isPost = HttpMethods.IsPost(http.Request.Method);
        var parameters = isPost ? await RequestParameters.FromFormAsync(http.Request, cancel) : RequestParameters.FromQuery(http.Request);
        if (parameters.Refused) return pages.Error(parameters.Error);

        var request = await requests.ReadAsync(parameters.Value, cancel);
        if (request.Refused) return pages.Error(request.Error);

        // A form that another site posts comes without the session cookie (SameSite=Lax); the GET that follows has it.
        return isPost
            ? new SeeOther($"{OpenIdRoutes.LogoutResumption}?{ParameterNames.Request}={await parked.ParkAsync(request.Value, cancel)}")
            : await flow.ContinueAsync(http, request.Value, confirmed: false);
    }

    /// <summary>A parked logout, with the session cookie.</summary>
    public async Task<IResult> ResumeAsync(HttpContext http) =>
        await flow.ContinueAsync(http, await parked.ResumeAsync(http.Request.Query[ParameterNames.Request], http.RequestAborted), confirmed: false);

    /// <summary>The person's yes. Comes from the sign-out page only, with or without a parked logout: its antiforgery token was checked on the way.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext http)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return pages.Error(Errors.NotFromOurPage);

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await flow.ContinueAsync(http, await parked.ResumeAsync(form[ParameterNames.Request], http.RequestAborted), confirmed: true);
    }
}
