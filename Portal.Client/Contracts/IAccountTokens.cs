namespace Portal.Client.Contracts;

/// <summary>What <c>/account/tokens</c> asks of the host.</summary>
public interface IAccountTokens
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<TokensView?> ShowAsync(CancellationToken cancel);

    Task<TokenAnswer> CreateAsync(string name, IReadOnlyList<string> scopes, int days, CancellationToken cancel);

    /// <summary>Ends one of the person's own. False when there is none any more.</summary>
    Task<bool> RevokeAsync(Guid id, CancellationToken cancel);
}

/// <param name="Tokens">The live ones, the newest first.</param>
/// <param name="Scopes">What a new one may be for.</param>
/// <param name="Lives">For how many days a new one may live.</param>
/// <param name="Fresh">The person proved who they are a moment ago; without that none can be made.</param>
public sealed record TokensView(IReadOnlyList<TokenView> Tokens, IReadOnlyList<ScopeView> Scopes, IReadOnlyList<int> Lives, bool Fresh);

/// <param name="Scopes">What it is for, in words.</param>
public sealed record TokenView(
    Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>What became of a new token.</summary>
public abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    /// <param name="Text">The token itself, for this one time.</param>
    public sealed record Made(string Text) : TokenAnswer;

    /// <summary>The person has to prove who they are, again or at all.</summary>
    public sealed record NeedsProof : TokenAnswer;

    /// <param name="Field"><c>name</c> or <c>scopes</c>; null when it is about none.</param>
    public sealed record Refused(string? Field, string Message) : TokenAnswer;
}
