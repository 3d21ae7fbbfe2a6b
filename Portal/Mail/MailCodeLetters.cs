using Microsoft.Extensions.Localization;
using Portal.Accounts.MailCodes;
using Portal.Accounts.Sessions;
using Portal.Client.Text;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Settings;

namespace Portal.Mail;

/// <summary>Letters with a code to sign in with. They say where it was asked for, and have no link: nothing in them signs anybody in on its own.</summary>
internal sealed class MailCodeLetters(MailOutbox outbox, IStringLocalizer<Words> words, LiveSettings live)
{
    /// <param name="user">Null for nobody: the letter is written all the same, so that it takes as long.</param>
    /// <param name="code">Null where the account is not signed in to by mail: then that is what its owner is told.</param>
    public void Add(PortalDbContext db, PortalUser? user, string? code, Browser browser)
    {
        var language = user is null ? Language.All[0] : NoticeLetters.LanguageOf(user);
        using (LetterWriter.Speaking(language))
        {
            outbox.Add(db, user?.Email ?? "", code is null ? None(language, user, browser) : With(language, user, code, browser), MailCodeRules.Life);
        }
    }

    private Letter With(Language language, PortalUser? user, string code, Browser browser) => new(language, words["Mail.CodeTitle"],
    [
        new LetterPart.Paragraph(words["Mail.CodeMeans", live.Now.Name]),
        new LetterPart.Facts([(words["Code.Label"], code)]),
        new LetterPart.Facts(Facts(user, browser)),
        new LetterPart.Paragraph(words["Mail.CodeNotYou"]),
    ]);

    private Letter None(Language language, PortalUser? user, Browser browser) => new(language, words["Mail.NoCodeTitle"],
    [
        new LetterPart.Paragraph(words["Mail.NoCodeMeans", live.Now.Name]),
        new LetterPart.Facts(Facts(user, browser)),
        new LetterPart.Paragraph(words["Mail.NoCodeNotYou"]),
    ]);

    private List<(string Name, string Value)> Facts(PortalUser? user, Browser browser)
    {
        List<(string Name, string Value)> facts = [(words["Mail.Account"], user?.UserName ?? ""), (words["Mail.Device"], browser.Device)];
        if (browser.IpAddress is not null) facts.Add((words["Mail.Address"], browser.IpAddress));
        return facts;
    }
}
