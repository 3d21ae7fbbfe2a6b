using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Data.Protection;

namespace Portal.Settings;

/// <summary>What administrators set, in the database. Secrets among it are sealed.</summary>
internal sealed class StoredSettings(IDbContextFactory<PortalDbContext> contexts, MasterKey key, SecurityLog log, TimeProvider clock)
{
    private const string Sealed = "sealed";

    /// <summary>Every stored setting, opened.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Settings.AsNoTracking().ToDictionaryAsync(row => row.Name, row => Open(row.Value), cancel);
    }

    /// <summary>Changes with each change, on whichever node.</summary>
    public async Task<string> StampAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Settings.OrderBy(row => row.Name).Select(row => new { row.Name, row.UpdatedAt }).ToListAsync(cancel);
        return string.Join(' ', rows.Select(row => $"{row.Name}@{row.UpdatedAt.UtcTicks}"));
    }

    /// <summary>Stores some and forgets others, all of it or nothing, and records what it was before.</summary>
    /// <param name="changes">New values; null goes back to the default.</param>
    /// <param name="judge">Told what is stored until now. With a fault nothing is changed.</param>
    /// <param name="unset">What those come to that are not stored, for the record.</param>
    public async Task<SettingFault?> ChangeAsync(
        IReadOnlyDictionary<string, string?> changes,
        Func<IReadOnlyDictionary<string, string>, SettingFault?> judge,
        Func<RunTimeSetting, string?> unset,
        CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AtomicallyAsync(
            async () =>
            {
                // One administrator after the other: two changes, each right by itself, may be wrong together.
                await new Administrators(db).HoldAsync(cancel);
                var rows = await db.Settings.ToDictionaryAsync(row => row.Name, cancel);
                var before = rows.ToDictionary(row => row.Key, row => Open(row.Value.Value));
                if (judge(before) is { } fault) return fault;

                foreach (var (name, value) in changes) Change(db, rows.GetValueOrDefault(name), RunTimeSetting.Find(name)!, value);
                var told = Told(changes, setting => before.GetValueOrDefault(setting.Name) ?? unset(setting));
                log.Add(db, new(EventKind.SettingsChanged, UserId: null) { Details = told });
                await db.SaveChangesAsync(cancel);
                return (SettingFault?)null;
            },
            cancel);
    }

    private void Change(PortalDbContext db, SettingRow? row, RunTimeSetting setting, string? value)
    {
        if (value is null)
        {
            if (row is not null) db.Settings.Remove(row);
            return;
        }

        row ??= db.Settings.Add(new SettingRow { Name = setting.Name }).Entity;
        row.Value = setting.Kind is SettingKind.Secret ? Seal(value) : JsonSerializer.Serialize(value);
        (row.UpdatedAt, row.UpdatedBy) = (clock.GetUtcNow(), SecurityLog.Actor);
    }

    // Neither secrets nor pictures are told, only that they changed.
    private static Dictionary<string, string> Told(IReadOnlyDictionary<string, string?> changes, Func<RunTimeSetting, string?> before) =>
        changes.ToDictionary(change => change.Key, change => RunTimeSetting.Find(change.Key)! is var setting && setting.Kind is SettingKind.Secret or SettingKind.Picture
            ? change.Value is null ? "→ –" : "→ •"
            : $"{before(setting) ?? "–"} → {change.Value ?? "–"}");

    private string Seal(string value) => new JsonObject { [Sealed] = key.SealSetting(Encoding.UTF8.GetBytes(value)) }.ToJsonString();

    private string Open(string json) => JsonNode.Parse(json) switch
    {
        JsonObject secret => Encoding.UTF8.GetString(key.UnsealSetting((string)secret[Sealed]!)),
        var value => (string)value!,
    };
}
