namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/keys</c> asks of the host.</summary>
public interface IAdminKeys
{
    /// <summary>Every signing key that is kept: what is to come first, then the one that signs, then the past.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<KeyLine>>> ListAsync(CancellationToken cancel);

    /// <summary>Makes a key of every algorithm ahead of its turn. The answer is when they take over.</summary>
    [Changes]
    Task<Allowed<DateTimeOffset?>> RotateAsync(CancellationToken cancel);

    /// <summary>Withdraws a key that somebody else may have. False when there is none to withdraw any more.</summary>
    [Changes]
    Task<Allowed<bool?>> RevokeAsync(string kid, CancellationToken cancel);
}
