using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Portal.Configuration;
using Portal.OpenId;

namespace Portal.Settings;

/// <summary>
/// The settings that may change while the portal runs, as they are now. What the configuration sets is fixed there; what it leaves open
/// is what administrators stored, or its default.
/// </summary>
internal sealed class LiveSettings(IConfiguration configuration, IHostEnvironment environment, PortalOptions portal) : IOptionsChangeTokenSource<OpenIdOptions>
{
    private volatile RunTimeOptions _now = portal.Configured;
    private ConfigurationReloadToken _changing = new();

    public RunTimeOptions Now => _now;

    string IOptionsChangeTokenSource<OpenIdOptions>.Name => Options.DefaultName;

    /// <summary>Whether the configuration sets it: then nobody changes it here.</summary>
    public bool IsFixed(string name) => !string.IsNullOrWhiteSpace(configuration[$"{SettingsReader.Root}:{name}"]);

    /// <summary>What the settings would come to.</summary>
    /// <param name="stored">By their names, without <c>Portal:</c>.</param>
    /// <exception cref="WrongSettingException">One of them is wrong, or does not go with another.</exception>
    public RunTimeOptions Judge(IReadOnlyDictionary<string, string> stored)
    {
        var open = stored.Where(setting => !IsFixed(setting.Key)).Select(setting => KeyValuePair.Create($"{SettingsReader.Root}:{setting.Key}", (string?)setting.Value));
        var all = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection(open).Build();
        return RunTimeOptions.Read(new SettingsReader(all), environment.IsDevelopment());
    }

    /// <summary>Takes what <see cref="Judge"/> gave; from the next request on it holds.</summary>
    public void Take(RunTimeOptions options)
    {
        _now = options;
        Interlocked.Exchange(ref _changing, new ConfigurationReloadToken()).OnReload();
    }

    public IChangeToken GetChangeToken() => Volatile.Read(ref _changing);
}
