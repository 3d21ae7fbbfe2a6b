using Microsoft.Extensions.Localization;
using Portal.Accounts.Security;
using Portal.Accounts.Sessions;
using Portal.Client.Contracts;
using Portal.Client.Text;
using Portal.Interactions;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;
using Portal.Tokens;

namespace Portal.Accounts.Console;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class TokenList(
    CurrentPerson person, FreshProof proof, IServiceScopeFactory scopes, IScopeStore known, IStringLocalizer<Words> words) : IAccountTokens
{
    /// <summary>As many as one person may have at a time: more than anybody can tell apart.</summary>
    public const int LimitPerUser = 50;

    private const int NameLimit = 80;

    private static readonly int[] Lives = [7, 30, 90, 180, 365];

    public async Task<TokensView?> ShowAsync(CancellationToken cancel)
    {
        if (await proof.FindAsync(cancel) is not { } who) return null;

        await using var scope = scopes.CreateAsyncScope();
        var rows = await Tokens(scope).ListAsync(who.UserId, cancel);
        var names = await NamesAsync(cancel);
        var own = await scope.ServiceProvider.GetRequiredService<OperatorScopeWords>().ReadAsync(names.Concat(rows.SelectMany(row => row.Scope.Split(' '))), cancel);
        return new(
            [.. rows.Select(row => new TokenView(row.Id, row.Name, [.. row.Scope.Split(' ').Select(name => Words(name).Title)], row.CreatedAt, row.ExpiresAt, row.LastUsedAt))],
            [.. names.Select(Words)],
            Lives,
            who.Fresh);

        ScopeView Words(string name) => ScopeWords.Of(name, own, ScopeSet.Empty, ScopeSet.Empty);
    }

    public async Task<TokenAnswer> CreateAsync(string name, IReadOnlyList<string> wanted, int days, CancellationToken cancel)
    {
        // A token goes on when the session has ended: whoever finds a browser open must not take one along.
        if (await proof.RequireAsync(cancel) is not { } who) return new TokenAnswer.NeedsProof();

        name = name.Trim();
        if (name.Length is 0 or > NameLimit || PersonNames.HasHiddenCharacters(name)) return new TokenAnswer.Refused("name", words["Tokens.NameRefused", NameLimit]);

        var allowed = await NamesAsync(cancel);
        if (wanted.Count == 0 || wanted.Except(allowed).Any()) return new TokenAnswer.Refused("scopes", words["Tokens.ScopesRefused"]);
        if (!Lives.Contains(days)) return new TokenAnswer.Refused(null, words["Tokens.LifeRefused"]);

        await using var scope = scopes.CreateAsyncScope();
        var tokens = Tokens(scope);
        if ((await tokens.ListAsync(who.UserId, cancel)).Count >= LimitPerUser) return new TokenAnswer.Refused(null, words["Tokens.TooMany", LimitPerUser]);

        var (text, _) = await tokens.CreateAsync(who.UserId, name, ScopeSet.Of(allowed.Where(wanted.Contains)), TimeSpan.FromDays(days), cancel);
        return new TokenAnswer.Made(text);
    }

    public async Task<bool> RevokeAsync(Guid id, CancellationToken cancel)
    {
        if (await person.FindAsync(cancel) is not { } userId) return false;

        await using var scope = scopes.CreateAsyncScope();
        return await Tokens(scope).RevokeAsync(userId, id, cancel);
    }

    // Nobody is away from a token: it goes on by itself.
    private async ValueTask<List<string>> NamesAsync(CancellationToken cancel) =>
        [.. StandardScopes.All.Concat((await known.ListAsync(cancel)).Select(scope => scope.Name)).Where(name => name != StandardScopes.OfflineAccess).Distinct()];

    private static PersonalAccessTokens Tokens(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PersonalAccessTokens>();
}
