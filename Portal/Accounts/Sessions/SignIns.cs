using Microsoft.AspNetCore.Authentication;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Sessions;

/// <summary>Signs people in and out at the browser of a request: the sessions' rows and its cookies together.</summary>
internal sealed class SignIns(SessionStore sessions, SessionStarts starts)
{
    public async Task SignInAsync(HttpContext http, Guid userId, Proof proof, CancellationToken cancel) =>
        Remember(http, await starts.StartAsync(userId, proof, Browser.Of(http), cancel));

    /// <summary>Gives the browser a session that was started within a larger transaction.</summary>
    public static void Remember(HttpContext http, StartedSession started)
    {
        SessionCookie.Write(http, started.Handle, SessionStore.AbsoluteLife);
        SessionCookie.WriteOthers(http, started.Others, SessionStore.AbsoluteLife);
    }

    /// <summary>Ends the session in use; others at this browser stay, and wait to be chosen.</summary>
    public async Task SignOutAsync(HttpContext http, CancellationToken cancel)
    {
        if (SessionCookie.Read(http.Request) is not { } handle) return;

        await sessions.EndAsync(HandleHash.Of(handle), SessionEnd.SignedOut, cancel);
        SessionCookie.Remove(http);
    }

    /// <summary>Ends every session at this browser.</summary>
    public async Task SignOutAllAsync(HttpContext http, CancellationToken cancel)
    {
        foreach (var handle in SessionCookie.ReadAll(http.Request)) await sessions.EndAsync(HandleHash.Of(handle), SessionEnd.SignedOut, cancel);
        SessionCookie.Remove(http);
        SessionCookie.WriteOthers(http, [], SessionStore.AbsoluteLife);
    }

    /// <summary>The user who is signed in at a request, whatever its endpoint asks for.</summary>
    public static async Task<Guid?> UserAtAsync(HttpContext http) =>
        await http.AuthenticateAsync(SessionScheme.Name) is { Succeeded: true, Principal: var person } ? SessionScheme.SubjectOf(person) : null;
}
