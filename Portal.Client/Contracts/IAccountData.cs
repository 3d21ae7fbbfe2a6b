namespace Portal.Client.Contracts;

/// <summary>
/// What <c>/account/data</c> asks of the host. The download is a form posted to <c>/account/data/export</c>, and the account is deleted by
/// one posted to <c>/account/data/delete</c>.
/// </summary>
public interface IAccountData
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<AccountDataView?> ShowAsync(CancellationToken cancel);
}

/// <param name="Apps">The names of the apps that lose the account with it.</param>
/// <param name="Fresh">The person proved who they are a moment ago; without that nothing can be downloaded or deleted.</param>
/// <param name="LastAdministrator">Nobody else could look after the portal.</param>
public sealed record AccountDataView(AccountView Account, IReadOnlyList<string> Apps, int Sessions, bool Fresh, bool LastAdministrator);
