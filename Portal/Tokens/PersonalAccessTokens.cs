using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Entities;
using Portal.OpenId.PersonalAccessTokens;
using Portal.OpenId.Protocol;

namespace Portal.Tokens;

/// <summary>A person's own tokens: makes, lists and ends them.</summary>
internal sealed class PersonalAccessTokens(PortalDbContext db, TimeProvider clock)
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
        await db.SaveChangesAsync(cancel);
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
    public async Task<bool> RevokeAsync(Guid userId, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.PersonalAccessTokens
            .Where(token => token.Id == id && token.UserId == userId && token.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, now), cancel) == 1;
    }
}
