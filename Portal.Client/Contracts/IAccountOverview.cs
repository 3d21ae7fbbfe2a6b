namespace Portal.Client.Contracts;

/// <summary>What <c>/account</c> shows at a glance.</summary>
public interface IAccountOverview
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<AccountOverview?> ShowAsync(CancellationToken cancel);
}

public sealed record AccountOverview(AccountView Account, int Passkeys, bool HasPassword, DateTimeOffset SignedInAt, string SignedInWith);
