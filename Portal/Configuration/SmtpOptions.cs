using System.Net;
using System.Net.Mail;

namespace Portal.Configuration;

/// <summary><c>Portal:Smtp</c>: the server that takes the portal's mail.</summary>
/// <param name="UserName">Null where the server asks for none.</param>
/// <param name="From">Whom the mail comes from.</param>
internal sealed record SmtpOptions(string Host, int Port, SmtpSecurity Security, string? UserName, string? Password, MailAddress From)
{
    /// <summary>Where servers expect TLS from the first byte. RFC 8314 §7.3</summary>
    public const int TlsPort = 465;

    private const int SubmissionPort = 587;

    private const string HostName = "Smtp:Host";
    private const string SecurityName = "Smtp:Security";
    private const string UserNameName = "Smtp:UserName";
    public const string PasswordName = "Smtp:Password";
    private const string FromName = "Smtp:From";
    private const string AddressExample = "portal@example.com";

    /// <summary>Null when there is no server: then no mail is sent, and what needs mail is not offered.</summary>
    public static SmtpOptions? Read(SettingsReader settings)
    {
        var host = settings.Text(HostName);
        var (from, userName, password) = (settings.Text(FromName), settings.Text(UserNameName), settings.Text(PasswordName));
        var security = settings.Choice(SecurityName, SmtpSecurity.Auto);
        var port = settings.Whole("Smtp:Port", otherwise: security == SmtpSecurity.Tls ? TlsPort : SubmissionPort, least: 1, most: 65_535);
        if (host is null) return IdleOf(from, userName, password) is { } idle ? throw Idle(idle) : null;

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw SettingsReader.Wrong(HostName, $"is '{host}', which is not a host name", "smtp.example.com");
        if (security == SmtpSecurity.None && !IsThisComputer(host))
            throw SettingsReader.Wrong(SecurityName, $"is None, and '{host}' is not this computer: mail would be readable on the way", nameof(SmtpSecurity.Auto));
        if (userName is null && password is not null) throw Missing(UserNameName, PasswordName, "portal");
        if (userName is not null && password is null) throw Missing(PasswordName, UserNameName, "…");

        return new(host, port, security, userName, password, ReadFrom(from));
    }

    private static MailAddress ReadFrom(string? from)
    {
        if (from is null) throw Missing(FromName, HostName, AddressExample);

        return MailAddress.TryCreate(from, out var address) && address.Address == from && from.All(char.IsAscii)
            ? address
            : throw SettingsReader.Wrong(FromName, $"is '{from}', which is not an e-mail address", AddressExample);
    }

    // Silence would let an operator believe that mail is on.
    private static string? IdleOf(string? from, string? userName, string? password) =>
        from is not null ? FromName : userName is not null ? UserNameName : password is not null ? PasswordName : null;

    private static WrongSettingException Idle(string name) =>
        SettingsReader.Wrong(HostName, $"is not set, which leaves Portal:{name} without effect", "smtp.example.com");

    private static WrongSettingException Missing(string name, string needs, string example) =>
        SettingsReader.Wrong(name, $"is not set, and Portal:{needs} needs it", example);

    private static bool IsThisComputer(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
