using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Stores;

namespace Portal.Admin.Scopes;

/// <summary>
/// Deletes a scope of the installation's own, and takes it from everybody who has it: a scope of the same name that is made later is
/// another one, and nobody has it by what was agreed before.
/// </summary>
internal sealed class ScopeRemoval(PortalDbContext db, SecurityLog log, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task<ScopeAnswer> RemoveAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await RemoveOnceAsync(name, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else deleted it at the same moment.
            return ScopeAnswer.Gone;
        }
    }

    private Task<ScopeAnswer> RemoveOnceAsync(string name, CancellationToken cancel) => db.AtomicallyAsync(
        async () =>
        {
            if (await db.Scopes.SingleOrDefaultAsync(row => row.Name == name, cancel) is not { } scope) return ScopeAnswer.Gone;

            var before = ScopeChanges.Between(before: scope, new() { Name = name });
            db.Scopes.Remove(scope);
            await db.SaveChangesAsync(cancel);
            var clients = await TakeFromClientsAsync(name, cancel);
            await TakeFromPeopleAsync(name, cancel);
            var details = new Dictionary<string, string>(before) { ["clients"] = clients.ToString(CultureInfo.InvariantCulture) };
            await log.RecordAsync(db, new(EventKind.ScopeDeleted, UserId: null) { Details = details }, cancel);
            return ScopeAnswer.Done;
        },
        cancel);

    private async Task<int> TakeFromClientsAsync(string name, CancellationToken cancel)
    {
        var (changed, last) = (0, "");
        while (true)
        {
            var clients = await db.UsersOf(name).Where(client => client.ClientId.CompareTo(last) > 0).OrderBy(client => client.ClientId).Take(AtOnce).ToListAsync(cancel);
            if (clients.Count == 0) return changed;

            last = clients[^1].ClientId;
            foreach (var client in clients.Where(client => ScopeUses.Has(client.Metadata, name)))
            {
                Take(client, name);
                changed++;
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private void Take(ClientRegistration client, string name)
    {
        var metadata = ClientJson.Read(client.Metadata);
        client.Describe(metadata with { Scope = SpaceList.Write(SpaceList.Read(metadata.Scope ?? "").Where(scope => scope != name)) });
        client.UpdatedAt = clock.GetUtcNow();
    }

    private async Task TakeFromPeopleAsync(string name, CancellationToken cancel)
    {
        var word = $" {name} ";
        await db.Grants.Where(row => (" " + row.Scope + " ").Contains(word))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Scope, row => (" " + row.Scope + " ").Replace(word, " ").Trim()), cancel);
        await db.Consents.Where(row => (" " + row.Scope + " ").Contains(word))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Scope, row => (" " + row.Scope + " ").Replace(word, " ").Trim()), cancel);
        await db.PersonalAccessTokens.Where(row => (" " + row.Scope + " ").Contains(word))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Scope, row => (" " + row.Scope + " ").Replace(word, " ").Trim()), cancel);
    }
}
