using Portal.Client.Contracts.Admin;
using Portal.Configuration;
using Portal.Mail;
using Portal.Settings;

namespace Portal.Admin.Settings;

/// <inheritdoc/>
internal sealed class AdminSettings(LiveSettings live, StoredSettings stored, SettingsWatch watch, FixedSettings closed, MailTest mail) : IAdminSettings
{
    // Where a password is sent to is not changed under it: whoever may change settings need not know it.
    private static readonly string[] WherePasswordGoes = ["Smtp:Host", "Smtp:Port", "Smtp:Security"];

    public async Task<Allowed<SettingsView>> ShowAsync(CancellationToken cancel)
    {
        var own = await stored.ReadAsync(cancel);
        var open = RunTimeSetting.All.Select(setting => new SettingView(
            setting.Name, setting.Group, setting.Kind, setting.Value(live.Now), own.ContainsKey(setting.Name), live.IsFixed(setting.Name), setting.Choices));
        return Allowed.Of(new SettingsView([.. open], closed.All));
    }

    public async Task<Allowed<SettingFault?>> SaveAsync(IReadOnlyDictionary<string, string?> changes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0) return Allowed.Of<SettingFault?>(null);
        if (changes.Keys.FirstOrDefault(name => RunTimeSetting.Find(name) is null || live.IsFixed(name)) is { } closedName)
            return Allowed.Of<SettingFault?>(new(closedName, "is set in the configuration"));

        var tidy = changes.ToDictionary(change => change.Key, change => string.IsNullOrWhiteSpace(change.Value) ? null : change.Value.Trim());
        var all = new Dictionary<string, string>(await stored.ReadAsync(cancel), StringComparer.Ordinal);
        if (SendsPasswordElsewhere(tidy, all)) return Allowed.Of<SettingFault?>(new(SmtpOptions.PasswordName, "has to be entered again, because the server for mail changes"));

        foreach (var (name, value) in tidy) _ = value is null ? all.Remove(name) : (all[name] = value) is not null;
        if (Fault(all) is { } fault) return Allowed.Of<SettingFault?>(fault);

        var before = live.Now;
        await stored.WriteAsync(tidy, setting => setting.Value(before), cancel);
        await watch.TakeAsync(cancel);
        return Allowed.Of<SettingFault?>(null);
    }

    public async Task<Allowed<string?>> SendTestMailAsync(string to, CancellationToken cancel) => Allowed.Of(await mail.SendAsync(to, cancel));

    private static bool SendsPasswordElsewhere(Dictionary<string, string?> changes, Dictionary<string, string> stored) =>
        stored.ContainsKey(SmtpOptions.PasswordName)
        && !changes.ContainsKey(SmtpOptions.PasswordName)
        && WherePasswordGoes.Any(name => changes.TryGetValue(name, out var value) && value != stored.GetValueOrDefault(name));

    private SettingFault? Fault(Dictionary<string, string> all)
    {
        try
        {
            live.Judge(all);
            return null;
        }
        catch (WrongSettingException wrong)
        {
            return new(wrong.Setting[(SettingsReader.Root.Length + 1)..], wrong.Fault);
        }
    }
}
