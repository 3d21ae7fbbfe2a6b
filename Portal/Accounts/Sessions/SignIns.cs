using Microsoft.AspNetCore.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>Signs people in and out at the browser of a request: the session's row and its cookie together.</summary>
internal sealed class SignIns(SessionStore sessions)
{
    public async Task SignInAsync(HttpContext http, Guid userId, Proof proof, CancellationToken cancel) =>
        Remember(http, await sessions.StartAsync(userId, proof, Browser.Of(http), cancel));

    /// <summary>Gives the browser a session that was started within a larger transaction.</summary>
    public static void Remember(HttpContext http, string handle) => SessionCookie.Write(http, handle, SessionStore.AbsoluteLife);

    public async Task SignOutAsync(HttpContext http, CancellationToken cancel)
    {
        if (SessionCookie.Read(http.Request) is not { } handle) return;

        await sessions.EndAsync(HandleHash.Of(handle), cancel);
        SessionCookie.Remove(http);
    }

    /// <summary>The user who is signed in at a request, whatever its endpoint asks for.</summary>
    public static async Task<Guid?> UserAtAsync(HttpContext http) =>
        await http.AuthenticateAsync(SessionScheme.Name) is { Succeeded: true, Principal: var person } ? SessionScheme.SubjectOf(person) : null;
}
