using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Portal.Client.Contracts;
using Portal.Hosting;
using Portal.Interactions;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>Reads the session of a browser from its cookie, and sends a person without one to sign in.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionStore sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    // A page brings a dozen style sheets and scripts, which are the same for everybody: no reason to ask the database each time.
    private bool IsForFile => Context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionCookie.Read(Request) is not { } handle || IsForFile) return AuthenticateResult.NoResult();

        var cancel = Context.RequestAborted;
        var beforePasskey = Context.GetEndpoint()?.Metadata.GetMetadata<BeforePasskeyAttribute>() is not null;
        if (await sessions.FindAsync(HandleHash.Of(handle), beforePasskey, cancel) is not { } session) return AuthenticateResult.NoResult();

        await sessions.TouchAsync(session, cancel);
        var ticket = new AuthenticationTicket(session.ToPrincipal(), Scheme.Name);
        ticket.Properties.SetParameter(SessionScheme.Name, session);
        return AuthenticateResult.Success(ticket);
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null)
        {
            await Results.Problem(statusCode: 401, title: "You are not signed in.").ExecuteAsync(Context);
            return;
        }

        // Only a page can be gone back to; a form that was posted is lost either way.
        var back = (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method)) ? $"{Request.Path}{Request.QueryString}" : null;
        Response.Redirect(Destinations.Via(await AwaitsPasskeyAsync() ? SignInPage.OfferPath : InteractionPages.SignInPath, new Destination(null, back)));
    }

    // Nobody by now is somebody who has only to add the passkey that they are asked for.
    private async Task<bool> AwaitsPasskeyAsync() =>
        SessionCookie.Read(Request) is { } handle && await sessions.FindAsync(HandleHash.Of(handle), beforePasskey: true, Context.RequestAborted) is not null;

    // Only the administrators' pages ask for more than a sign-in.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Pages.Forbidden(Context).ExecuteAsync(Context);
}
