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
        var now = live.Now;
        if (await stored.ChangeAsync(tidy, all => Fault(tidy, all), setting => setting.Value(now), cancel) is { } fault) return Allowed.Of<SettingFault?>(fault);

        await watch.TakeAsync(cancel);
        return Allowed.Of<SettingFault?>(null);
    }

    public async Task<Allowed<string?>> SendTestMailAsync(string to, CancellationToken cancel) => Allowed.Of(await mail.SendAsync(to, cancel));

    // Whether what is stored would be wrong with these changes.
    private SettingFault? Fault(Dictionary<string, string?> changes, IReadOnlyDictionary<string, string> stored)
    {
        if (SendsPasswordElsewhere(changes, stored)) return new(SmtpOptions.PasswordName, "has to be entered again, because the server for mail changes");

        var all = new Dictionary<string, string>(stored, StringComparer.Ordinal);
        foreach (var (name, value) in changes) _ = value is null ? all.Remove(name) : (all[name] = value) is not null;
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

    private static bool SendsPasswordElsewhere(Dictionary<string, string?> changes, IReadOnlyDictionary<string, string> stored) =>
        stored.ContainsKey(SmtpOptions.PasswordName)
        && !changes.ContainsKey(SmtpOptions.PasswordName)
        && WherePasswordGoes.Any(name => changes.TryGetValue(name, out var value) && value != stored.GetValueOrDefault(name));
}
