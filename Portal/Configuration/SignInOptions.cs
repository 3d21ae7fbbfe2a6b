namespace Portal.Configuration;

/// <summary><c>Portal:SignIn</c>.</summary>
/// <param name="MailCodes">Whether people may sign in with a code that is mailed to them.</param>
internal sealed record SignInOptions(bool MailCodes = false)
{
    private const string MailCodesName = "SignIn:MailCodes";

    /// <param name="mail">Whether there is a server for mail.</param>
    public static SignInOptions Read(SettingsReader settings, bool mail)
    {
        var wanted = settings.Flag(MailCodesName, otherwise: mail);
        return wanted && !mail ? throw SettingsReader.Wrong(MailCodesName, "is true, and Portal:Smtp:Host, which it needs, is not set", "false") : new(wanted);
    }
}
