namespace Portal.Client.Contracts;

/// <summary>What <c>/signin/mail</c> asks of the host: signing in with a code that is mailed.</summary>
public interface IMailCodePage
{
    /// <summary>Whether people can sign in like this at all.</summary>
    bool Offered { get; }

    /// <summary>Whether this browser has asked for a code. It says nothing of whether one was sent.</summary>
    bool Waits { get; }

    Task<MailCodeView> ShowAsync(Destination destination, CancellationToken cancel);

    /// <summary>Mails a code, if there is such an account and it is signed in to by mail; the answer is the same if not.</summary>
    Task<PageResult> AskAsync(string userName, Destination destination, CancellationToken cancel);

    Task<PageResult> WithCodeAsync(string code, Destination destination, CancellationToken cancel);
}

/// <param name="Client">The app that the person came from, when there is one.</param>
/// <param name="LoginHint">A user name to start with.</param>
public sealed record MailCodeView(ClientView? Client, string? LoginHint);
