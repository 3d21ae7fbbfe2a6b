namespace Portal.Configuration;

/// <summary>The settings under <c>Portal:</c> that may change while the portal runs, all of them judged.</summary>
internal sealed record RunTimeOptions
{
    /// <summary>What people see in headings and in their passkey lists.</summary>
    public string Name { get; init; } = "IdentityPortal";

    public BrandOptions Brand { get; init; } = new();

    public SignUpOptions SignUp { get; init; } = new();

    public SignInOptions SignIn { get; init; } = new();

    public RegistrationOptions Registration { get; init; } = new();

    public TokenOptions Tokens { get; init; } = new();

    public AuditOptions Audit { get; init; } = new();

    /// <summary>Null when no mail is sent.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <exception cref="WrongSettingException">At the first setting that is wrong.</exception>
    public static RunTimeOptions Read(SettingsReader settings, bool development)
    {
        var smtp = SmtpOptions.Read(settings);
        return new()
        {
            Name = ReadName(settings),
            Brand = BrandOptions.Read(settings),
            SignUp = new(settings.Choice("SignUp:Mode", SignUpMode.Invite)),
            SignIn = SignInOptions.Read(settings, mail: smtp is not null),
            Registration = RegistrationOptions.Read(settings, development),
            Tokens = TokenOptions.Read(settings),
            Audit = AuditOptions.Read(settings),
            Smtp = smtp,
        };
    }

    private static string ReadName(SettingsReader settings) => settings.Text("Name") switch
    {
        null => "IdentityPortal",
        { Length: <= 64 } name => name,
        var name => throw SettingsReader.Wrong("Name", $"has {name.Length} characters, at most 64 are shown", "Example Accounts"),
    };
}
