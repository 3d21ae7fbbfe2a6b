using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>GET and POST /oauth2/authorize, and the two ways back into it from the portal's pages. RFC 6749 §3.1; Core §3.1.2</summary>
internal sealed class AuthorizationEndpoint(
    AuthorizationRequestReader requests, ParkedRequests parked, AuthorizationFlow flow, AuthorizationResponse response, IInteractionPages pages)
{
    /// <summary>Where a parked request goes on after a sign-in.</summary>
    public const string ResumePath = "/oauth2/authorize/resume";

    /// <summary>A request straight from a client.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;

        var isPost = HttpMethods.IsPost(http.Request.Method);
        var parameters = await RequestParameters.ReadAsync(http.Request, cancel);
        if (parameters.Refused) return pages.Error(parameters.Error);

        switch (await requests.ReadAsync(parameters.Value, cancel))
        {
            case AuthorizationReading.Shown shown:
                return pages.Error(shown.Error);

            case AuthorizationReading.Returned returned:
                return response.Error(returned.Target, returned.Error);

            // A form that another site posts comes without the session cookie (SameSite=Lax); the GET that follows has it.
            case AuthorizationReading.Read posted when isPost:
                return new SeeOther($"{ResumePath}?{ParameterNames.Request}={await parked.ParkAsync(posted.Parameters, cancel)}");

            case AuthorizationReading.Read read:
                return await flow.ContinueAsync(http, read.Request, Interaction.None, () => parked.ParkAsync(read.Parameters, cancel));

            case var unknown:
                throw new UnreachableException(unknown.GetType().Name);
        }
    }

    /// <summary>A parked request, after the person signed in.</summary>
    public async Task<IResult> ResumeAsync(HttpContext http) =>
        await GoOnAsync(http, http.Request.Query[ParameterNames.Request], answer: null);

    /// <summary>A parked request, after the person decided. Comes from the consent page only: its antiforgery token was checked on the way.</summary>
    public async Task<IResult> ConfirmAsync(HttpContext http)
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return pages.Error(Errors.NotFromOurPage);

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        ConsentAnswer? answer = form[ParameterNames.Decision].ToString() switch
        {
            "allow" => new(Allowed: true, ScopeSet.Of(form[ParameterNames.Scope].OfType<string>())),
            "deny" => new(Allowed: false, ScopeSet.Empty),
            _ => null,
        };
        return answer is null
            ? pages.Error(Errors.Missing(ParameterNames.Decision))
            : await GoOnAsync(http, form[ParameterNames.Request], answer);
    }

    private async Task<IResult> GoOnAsync(HttpContext http, string? jwt, ConsentAnswer? answer)
    {
        if (string.IsNullOrEmpty(jwt) || await parked.ResumeAsync(jwt, http.RequestAborted) is not { } resumed)
            return pages.Error(Errors.ParkedRequestExpired);

        return await requests.ReadAsync(resumed.Parameters, http.RequestAborted) switch
        {
            AuthorizationReading.Shown shown => pages.Error(shown.Error),
            AuthorizationReading.Returned returned => response.Error(returned.Target, returned.Error),
            AuthorizationReading.Read read =>
                await flow.ContinueAsync(http, read.Request, new(resumed.Since, answer), () => ValueTask.FromResult(jwt)),
            var unknown => throw new UnreachableException(unknown.GetType().Name),
        };
    }
}
