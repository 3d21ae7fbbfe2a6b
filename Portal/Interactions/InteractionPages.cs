using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Audit.Refusals;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.Interactions;

/// <inheritdoc/>
internal sealed partial class InteractionPages(RefusedRequests refused, ILogger<InteractionPages> log) : IInteractionPages
{
    public const string SignInPath = "/signin";
    public const string SignUpPath = "/signup";
    public const string ConsentPath = "/consent";
    public const string SignOutPath = "/signout";
    public const string DevicePath = "/device";

    public string SignIn(string parkedRequest) => Destinations.Via(SignInPath, new Destination(parkedRequest, null));

    public string SignUp(string parkedRequest) => Destinations.Via(SignUpPath, new Destination(parkedRequest, null));

    public string Consent(string parkedRequest) => Destinations.Via(ConsentPath, new Destination(parkedRequest, null));

    public string Device => DevicePath;

    public string SignOut(string parkedLogout) => Destinations.Via(SignOutPath, new Destination(parkedLogout, null));

    public string SignedOut => SignOutPath + "?done";

    public IResult SigningOut(IReadOnlyList<Uri> frames, string onward) => new SigningOutResult(frames, onward);

    public IResult Error(OAuthError error)
    {
        var view = ErrorViews.Of(error, RefusedRequests.IdOf(null));
        refused.Note(view.Id, error);
        Shown(log, view.Id, error.Code, error.Description, error.Detail);
        return new RazorComponentResult<ErrorPage>(new { Error = view }) { StatusCode = error.Status };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Error page {ErrorId}: {Code}, {Description} {Detail}")]
    private static partial void Shown(ILogger log, string errorId, string code, string description, string? detail);
}
