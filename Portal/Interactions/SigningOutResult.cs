using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Client.Pages.SigningOut;

namespace Portal.Interactions;

/// <summary>The page with the hidden frames, and a policy that lets it open the clients of this session and nothing else. Front-Channel Logout §3</summary>
internal sealed class SigningOutResult(IReadOnlyList<Uri> frames, string onward) : IResult
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; frame-src ";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var origins = frames.Select(frame => frame.GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal);
        httpContext.Response.Headers.ContentSecurityPolicy = Policy + string.Join(' ', origins);
        httpContext.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SigningOutPage>(new { Frames = frames, Onward = onward }).ExecuteAsync(httpContext);
    }
}
