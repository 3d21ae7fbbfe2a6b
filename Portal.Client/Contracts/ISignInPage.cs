namespace Portal.Client.Contracts;

/// <summary>What <c>/signin</c> asks of the host.</summary>
public interface ISignInPage
{
    /// <param name="how">What the page's address adds about which account is meant.</param>
    Task<SignInView> ShowAsync(Destination destination, SignInWish how, CancellationToken cancel);

    /// <summary>Goes on with an account that is signed in at this browser already.</summary>
    /// <param name="account">One of <see cref="SignInView.Accounts"/>.</param>
    Task<PageResult> ChooseAsync(Guid account, Destination destination, CancellationToken cancel);

    /// <summary>Signs one of those accounts out.</summary>
    Task<PageResult> LeaveAsync(Guid account, Destination destination, CancellationToken cancel);

    /// <summary>Signs in with a password. The answer to a wrong name, a wrong password and a locked account is the same.</summary>
    Task<PageResult> WithPasswordAsync(string userName, string password, Destination destination, CancellationToken cancel);

    /// <summary>The offer of a passkey after a sign-in that began with a password: null when nobody is signed in (go to sign-in).</summary>
    Task<PasskeyOfferView?> ShowPasskeyOfferAsync(Destination destination, CancellationToken cancel);
}

/// <param name="Client">The app that the person came from, when there is one.</param>
/// <param name="LoginHint">A user name to start with (<c>login_hint</c>).</param>
/// <param name="Passwords">Whether this installation lets people sign in with a password.</param>
/// <param name="SignUp">Whether anyone may make an account here.</param>
/// <param name="Expired">The app's request is too old or was tampered with: the page says how to start again and offers nothing else.</param>
public sealed record SignInView(ClientView? Client, string? LoginHint, bool Passwords, bool SignUp, bool Expired)
{
    /// <summary>The accounts that are signed in at this browser, the one that is meant or in use first.</summary>
    public IReadOnlyList<SignedInAccount> Accounts { get; init; } = [];

    /// <summary>Whether a code may be asked for by mail.</summary>
    public bool MailCodes { get; init; }

    /// <summary>Whose proof is asked for once more; null when anybody may sign in.</summary>
    public AccountView? Confirms { get; init; }
}

/// <summary>Which account somebody means who comes to the sign-in page.</summary>
public enum SignInWish
{
    /// <summary>Whichever fits.</summary>
    Any,

    /// <summary>One that is not signed in at this browser.</summary>
    Another,

    /// <summary>The one in use, with a fresh proof.</summary>
    Confirm,
}

/// <param name="Id">Names the session; worth nothing at another browser.</param>
/// <param name="Active">The one in use.</param>
public sealed record SignedInAccount(Guid Id, AccountView Account, bool Active);

/// <summary>The page that offers a first passkey; <paramref name="Onward"/> is where "Not now" and success lead.</summary>
public sealed record PasskeyOfferView(string Onward)
{
    /// <summary>An administrator asks for it: there is no "Not now".</summary>
    public bool Required { get; init; }
}

/// <summary>An app as people see it.</summary>
/// <param name="Host">Where the answer goes: the host name of the redirect URI.</param>
/// <param name="Vouched">An administrator of this installation set the app up.</param>
public sealed record ClientView(string Name, string Host, string? LogoUri, string? SiteUri, string? PolicyUri, string? TermsUri, bool Vouched);
