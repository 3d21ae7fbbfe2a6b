namespace Portal.Client.Contracts;

/// <summary>What <c>/account</c> shows at a glance.</summary>
public interface IAccountOverview
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<AccountOverview?> ShowAsync(CancellationToken cancel);
}

public sealed record AccountOverview(AccountView Account, int Passkeys, bool HasPassword, DateTimeOffset SignedInAt, string SignedInWith)
{
    /// <summary>Codes on paper that still work.</summary>
    public int RecoveryCodes { get; init; }

    /// <summary>When somebody who began to recover the account by mail may go on; null when nobody did.</summary>
    public DateTimeOffset? RecoveryUntil { get; init; }

    public bool EmailVerified { get; init; } = true;

    /// <summary>The last sign-in before this one; null when there was none, or it is long ago.</summary>
    public ActivityEntry? Before { get; init; }

    /// <summary>Sign-ins beside this one.</summary>
    public int OtherSessions { get; init; }

    /// <summary>The last used ones first, not all of them.</summary>
    public IReadOnlyList<string> Apps { get; init; } = [];

    public int AppCount { get; init; }

    public int Tokens { get; init; }
}
