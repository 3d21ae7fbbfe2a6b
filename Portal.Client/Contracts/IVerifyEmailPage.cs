namespace Portal.Client.Contracts;

/// <summary>What <c>/verify-email</c> asks of the host: whether an address is read by the owner of its account.</summary>
public interface IVerifyEmailPage
{
    /// <summary>Looks, and changes nothing: programs that check mail open links, too.</summary>
    /// <param name="code">From the link of a mail; null for the person at this browser, who wants such a mail.</param>
    Task<VerifyEmailView> ShowAsync(string? code, CancellationToken cancel);

    /// <summary>Sends the mail to the person at this browser.</summary>
    Task<VerifyEmailView> SendAsync(CancellationToken cancel);

    /// <summary>Uses the code of a mail up.</summary>
    Task<VerifyEmailView> ConfirmAsync(string code, CancellationToken cancel);
}

/// <param name="UserName">Whose account it is.</param>
public sealed record VerifyEmailView(VerifyEmailState State, string? Email = null, string? UserName = null);

public enum VerifyEmailState
{
    /// <summary>Nobody is signed in.</summary>
    SignIn,

    /// <summary>A mail can be sent.</summary>
    Offer,

    Sent,

    /// <summary>There were too many already.</summary>
    TooMany,

    /// <summary>There is nothing to do.</summary>
    Verified,

    /// <summary>The portal sends no mail.</summary>
    NoMail,

    /// <summary>The link is good; its reader says so.</summary>
    Ask,

    /// <summary>The link is not good, or not any more.</summary>
    Refused,
}
