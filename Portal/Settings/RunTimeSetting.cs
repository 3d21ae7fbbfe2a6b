using Portal.Client.Contracts.Admin;
using Portal.Configuration;

namespace Portal.Settings;

/// <summary>A setting that administrators may change while the portal runs.</summary>
/// <param name="Name">As the configuration calls it, without <c>Portal:</c>.</param>
/// <param name="Value">What it comes to, where it is set and where it is not; null for nothing. Never asked of a secret.</param>
internal sealed record RunTimeSetting(string Name, SettingGroup Group, SettingKind Kind, Func<RunTimeOptions, string?> Value)
{
    /// <summary>What may be chosen; empty unless it is a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public static IReadOnlyList<RunTimeSetting> All { get; } =
    [
        new("Name", SettingGroup.Brand, SettingKind.Text, now => now.Name),
        new(BrandOptions.LogoName, SettingGroup.Brand, SettingKind.Picture, now => now.Brand.Logo?.Text),
        new(BrandOptions.AccentName, SettingGroup.Brand, SettingKind.Colour, now => now.Brand.Light?.Accent.ToString()),
        new(BrandOptions.AccentDarkName, SettingGroup.Brand, SettingKind.Colour, now => now.Brand.Dark?.Accent.ToString()),
        Choice("SignUp:Mode", SettingGroup.SignIn, now => now.SignUp.Mode),
        new("SignIn:MailCodes", SettingGroup.SignIn, SettingKind.Flag, now => Text(now.SignIn.MailCodes)),
        Choice("Registration:Mode", SettingGroup.Registration, now => now.Registration.Mode),
        new("Registration:AllowCompat", SettingGroup.Registration, SettingKind.Flag, now => Text(now.Registration.AllowCompat)),
        Seconds("Tokens:AuthorizationCodeSeconds", now => now.Tokens.AuthorizationCode),
        Seconds("Tokens:AccessTokenSeconds", now => now.Tokens.AccessToken),
        Seconds("Tokens:IdTokenSeconds", now => now.Tokens.IdToken),
        Seconds("Tokens:RefreshTokenIdleSeconds", now => now.Tokens.RefreshTokenIdle),
        Seconds("Tokens:RefreshTokenAbsoluteSeconds", now => now.Tokens.RefreshTokenAbsolute),
        new("Audit:RetentionDays", SettingGroup.Audit, SettingKind.Number, now => Number(now.Audit.RetentionDays)),
        new("Smtp:Host", SettingGroup.Mail, SettingKind.Text, now => now.Smtp?.Host),
        new("Smtp:Port", SettingGroup.Mail, SettingKind.Number, now => now.Smtp is { } smtp ? Number(smtp.Port) : null),
        Choice("Smtp:Security", SettingGroup.Mail, now => now.Smtp?.Security ?? SmtpSecurity.Auto),
        new("Smtp:UserName", SettingGroup.Mail, SettingKind.Text, now => now.Smtp?.UserName),
        new(SmtpOptions.PasswordName, SettingGroup.Mail, SettingKind.Secret, _ => null),
        new("Smtp:From", SettingGroup.Mail, SettingKind.Text, now => now.Smtp?.From.Address),
    ];

    public static RunTimeSetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    private static RunTimeSetting Choice<T>(string name, SettingGroup group, Func<RunTimeOptions, T> value)
        where T : struct, Enum => new(name, group, SettingKind.Choice, now => value(now).ToString()) { Choices = Enum.GetNames<T>() };

    private static RunTimeSetting Seconds(string name, Func<RunTimeOptions, TimeSpan> value) =>
        new(name, SettingGroup.Tokens, SettingKind.Seconds, now => Number((long)value(now).TotalSeconds));

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(bool flag) => flag ? "true" : "false";
}
