using Portal.Admin.Clients;
using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;
using Portal.Registration;
using Portal.Settings;

namespace Portal.Admin.Registrations;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminRegistrations(IServiceScopeFactory scopes, LiveSettings live, TimeProvider clock) : IAdminRegistrations
{
    private const int LongestNote = 100;
    private const int MostDays = 30;

    public async Task<Allowed<RegistrationsView>> ShowAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var tokens = await scope.ServiceProvider.GetRequiredService<InitialAccessTokens>().ListAsync(cancel);
        return Allowed.Of(new RegistrationsView(
            live.Now.Registration.Mode.ToString(),
            now,
            [.. tokens.Select(token => new InitialAccessToken(token.Hash.Value, token.Note, token.CreatedAt, token.ExpiresAt, token.ConsumedAt))]));
    }

    public async Task<Allowed<string>> MakeTokenAsync(string note, int days, CancellationToken cancel)
    {
        var text = note.Trim();
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<InitialAccessTokens>()
            .CreateAsync(text.Length == 0 ? null : text[..Math.Min(text.Length, LongestNote)], TimeSpan.FromDays(Math.Clamp(days, 1, MostDays)), cancel));
    }

    public async Task<Allowed<bool>> RevokeTokenAsync(string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(id);
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<InitialAccessTokens>().RevokeAsync(new HandleHash(id), cancel));
    }

    public async Task<Allowed<ClientChange>> ApproveAsync(string clientId, DateTimeOffset seen, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<ClientStates>().ApproveAsync(clientId, seen, cancel));
    }
}
