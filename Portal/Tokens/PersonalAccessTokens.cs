using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;

namespace Portal.Tokens;

/// <summary>A person's own tokens: makes, lists and ends them.</summary>
internal sealed class PersonalAccessTokens(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    /// <summary>The longest life that can be chosen.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    private const int NameLimit = 80;

    /// <summary>Makes a token. What comes back is the only time that its text can be seen.</summary>
    public async Task<(string Text, PersonalAccessTokenRow Row)> CreateAsync(
        Guid userId, string name, ScopeSet scope, TimeSpan life, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, LongestLife);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(life, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, NameLimit);

        var now = clock.GetUtcNow();
        var text = PersonalAccessTokenText.Create();
        var row = new PersonalAccessTokenRow
        {
            Id = Guid.NewGuid(),
            HandleHash = HandleHash.Of(text),
            UserId = userId,
            Name = name,
            Scope = scope.ToString(),
            CreatedAt = now,
            ExpiresAt = now + life,
        };
        db.PersonalAccessTokens.Add(row);
        await log.RecordAsync(db, Happened(EventKind.TokenCreated, row), cancel);
        return (text, row);
    }

    /// <summary>The live tokens of a person, the newest first.</summary>
    public Task<List<PersonalAccessTokenRow>> ListAsync(Guid userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return db.PersonalAccessTokens.AsNoTracking()
            .Where(token => token.UserId == userId && token.RevokedAt == null && token.ExpiresAt > now)
            .OrderByDescending(token => token.CreatedAt)
            .ToListAsync(cancel);
    }

    /// <summary>Ends a token. False when it is not this person's, or has ended already.</summary>
    public Task<bool> RevokeAsync(Guid userId, Guid id, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            var now = clock.GetUtcNow();
            var own = db.PersonalAccessTokens.Where(token => token.Id == id && token.UserId == userId);
            var ended = await own
                .Where(token => token.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel);
            if (ended == 0) return false;

            await log.RecordAsync(db, Happened(EventKind.TokenRevoked, await own.AsNoTracking().SingleAsync(cancel)), cancel);
            return true;
        },
        cancel);

    private static SecurityEvent Happened(EventKind kind, PersonalAccessTokenRow token) => new(kind, token.UserId)
    {
        Details = new Dictionary<string, string> { ["token"] = token.Id.ToString(), ["name"] = token.Name, ["scope"] = token.Scope },
    };
}
