namespace Portal.Client.Contracts;

/// <summary>What <c>/recover</c> asks of the host: for people who have lost their way to sign in.</summary>
public interface IRecoverPage
{
    /// <summary>Opens an operator's address; null when it is not good any more.</summary>
    Task<RecoverChoice?> OpenLinkAsync(string code, CancellationToken cancel);

    /// <summary>Judges a recovery code. Null for an unknown name, a wrong or used code and a disabled account alike.</summary>
    Task<RecoverChoice?> OpenAsync(string userName, string code, CancellationToken cancel);

    /// <summary>The second step again, from its own form; null when it took too long.</summary>
    Task<RecoverChoice?> ReopenAsync(string ticket, CancellationToken cancel);

    Task<PageResult> WithPasswordAsync(string ticket, string password, Destination destination, CancellationToken cancel);
}

/// <param name="Ticket">Sealed leave to add a way to sign in; goes to the passkey endpoints as <c>signUp</c>, and back with a password.</param>
/// <param name="Passwords">Whether a password may be chosen instead.</param>
/// <param name="Sessions">Where the account is signed in now; all of that ends.</param>
public sealed record RecoverChoice(string Ticket, AccountView Account, bool Passwords, IReadOnlyList<SignedInPlace> Sessions);

/// <param name="Device">Browser and system, in words.</param>
public sealed record SignedInPlace(string Device, DateTimeOffset LastSeenAt);
