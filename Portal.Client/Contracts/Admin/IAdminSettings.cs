namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/settings</c> asks of the host.</summary>
public interface IAdminSettings
{
    /// <summary>What may be changed, and what only the configuration changes.</summary>
    [Reads]
    Task<Allowed<SettingsView>> ShowAsync(CancellationToken cancel);

    /// <summary>Changes settings, all of them or none.</summary>
    /// <param name="changes">By their names; null goes back to the default.</param>
    [Changes]
    Task<Allowed<SettingFault?>> SaveAsync(IReadOnlyDictionary<string, string?> changes, CancellationToken cancel);

    /// <summary>Sends a mail with the settings that are stored now.</summary>
    /// <returns>Null when the server took it; else what it, or the way to it, had against it.</returns>
    [Changes]
    Task<Allowed<string?>> SendTestMailAsync(string to, CancellationToken cancel);
}

/// <param name="Fixed">What only the configuration changes.</param>
public sealed record SettingsView(IReadOnlyList<SettingView> Open, IReadOnlyList<FixedSetting> Fixed);

/// <summary>A setting that may change while the portal runs.</summary>
/// <param name="Name">As the configuration calls it, without <c>Portal:</c>.</param>
/// <param name="Value">What it comes to; null for nothing, and always for a secret.</param>
/// <param name="IsStored">Whether an administrator set it.</param>
/// <param name="IsFixed">Whether the configuration sets it; then nobody changes it here.</param>
public sealed record SettingView(string Name, SettingGroup Group, SettingKind Kind, string? Value, bool IsStored, bool IsFixed, IReadOnlyList<string> Choices);

/// <param name="Name">As the configuration calls it, without <c>Portal:</c>.</param>
public sealed record FixedSetting(string Name, string Value);

/// <summary>Why nothing was changed.</summary>
/// <param name="Name">The setting; null when it is about none in particular.</param>
/// <param name="Means">In words.</param>
public sealed record SettingFault(string? Name, string Means);

/// <summary>What belongs together on the page.</summary>
public enum SettingGroup
{
    Brand,
    SignIn,
    Registration,
    Tokens,
    Audit,
    Mail,
}

/// <summary>How a setting is entered.</summary>
public enum SettingKind
{
    Text,
    Number,
    Seconds,
    Flag,
    Choice,
    Colour,

    /// <summary>A data address.</summary>
    Picture,

    /// <summary>Nobody is shown it again.</summary>
    Secret,
}
