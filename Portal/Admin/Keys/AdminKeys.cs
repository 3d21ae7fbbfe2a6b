using Portal.Client.Contracts.Admin;
using Portal.OpenId.Keys;

namespace Portal.Admin.Keys;

/// <inheritdoc/>
internal sealed class AdminKeys(KeyRing keys) : IAdminKeys
{
    public async Task<Allowed<IReadOnlyList<KeyLine>>> ListAsync(CancellationToken cancel) => Allowed.Of<IReadOnlyList<KeyLine>>(
        [.. (await keys.StatesAsync(cancel)).Select(Line).OrderBy(key => key.Life).ThenByDescending(key => key.SignsFrom).ThenBy(key => key.Algorithm, StringComparer.Ordinal)]);

    public async Task<Allowed<DateTimeOffset?>> RotateAsync(CancellationToken cancel) => Allowed.Of<DateTimeOffset?>(await keys.RotateAsync(cancel));

    public async Task<Allowed<bool?>> RevokeAsync(string kid, CancellationToken cancel) => Allowed.Of<bool?>(await keys.RevokeAsync(kid, cancel));

    private static KeyLine Line(KeyState key) => new(
        key.Kid, key.Algorithm, LifeOf(key.Stage), key.CreatedAt, key.SignsFrom, key.SignsUntil, key.PublishedUntil, key.RevokedAt);

    private static KeyLife LifeOf(KeyStage stage) => stage switch
    {
        KeyStage.Next => KeyLife.Next,
        KeyStage.Signing => KeyLife.Signing,
        KeyStage.Retired => KeyLife.Retired,
        KeyStage.Gone => KeyLife.Gone,
        KeyStage.Revoked => KeyLife.Revoked,
    };
}
