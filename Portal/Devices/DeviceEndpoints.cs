using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Consents;
using Portal.Hosting;
using Portal.Interactions;
using Portal.OpenId.Endpoints.DeviceAuthorization;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.Devices;

/// <summary>Where a person's answer to a device is posted. The page is Portal.Client's.</summary>
internal static class DeviceEndpoints
{
    private const string Page = InteractionPages.DevicePath;

    public static IServiceCollection AddDevices(this IServiceCollection services) => services
        .AddSingleton<UserCodeTries>()
        .AddSingleton<TypedCodes>()
        .AddScoped<DeviceViews>()
        .AddScoped<IDevicePage, DevicePage>();

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var posts = routes.MapGroup(Page).WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(OwnForms.BodyLimit));
        posts.AddEndpointFilter<SameOrigin>().AddEndpointFilter<OwnForms>();
        posts.MapOnly(HttpMethods.Post, "/answer", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, IEndUserSession session, TypedCodes codes, DeviceDecisions decisions)
    {
        // A program has nobody who could compare the code.
        if (OwnForms.IsProgram(http.Request)) return Results.Problem(statusCode: 415, title: "Send the form of the page.");

        var cancel = http.RequestAborted;
        var form = await http.Request.ReadFormAsync(cancel);
        var typed = form[ParameterNames.UserCode].ToString();
        var page = QueryHelpers.AddQueryString(Page, ParameterNames.UserCode, typed);
        if (await session.FindAsync(http, cancel) is not { } user) return new SeeOther(QueryHelpers.AddQueryString(InteractionPages.SignInPath, "return", page));
        if ((await codes.ReadAsync(Guid.Parse(user.Subject), typed, cancel)).Device is not { } device) return new SeeOther(page);

        switch (form[ParameterNames.Decision].ToString())
        {
            case "allow" when await decisions.AllowAsync(device, user, ScopeSet.Of(form[ParameterNames.Scope].OfType<string>()), cancel):
                return new SeeOther(Page + "?done=allowed");
            case "deny" when await decisions.RefuseAsync(device, user, cancel):
                return new SeeOther(Page + "?done=refused");
            default:
                // Somebody else was quicker, or nothing was agreed to: the page knows which.
                return new SeeOther(page);
        }
    }
}
