namespace Portal.Client.Contracts;

/// <summary>What <c>/signout</c> asks of the host.</summary>
public interface ISignOutPage
{
    /// <summary>Who is signed in, or null.</summary>
    Task<AccountView?> ShowAsync(CancellationToken cancel);

    /// <summary>Ends the session row and removes its cookie. Succeeds also when there is none.</summary>
    Task SignOutAsync(CancellationToken cancel);
}
