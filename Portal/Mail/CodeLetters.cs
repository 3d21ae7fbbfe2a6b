using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.Data.Entities;
using Portal.Settings;

namespace Portal.Mail;

/// <summary>Letters with a link that does something. They name nothing that a stranger could have chosen to say to the reader, but a user name.</summary>
internal sealed class CodeLetters(IStringLocalizer<Words> words, PortalOptions settings, LiveSettings live)
{
    public Letter Verification(PortalUser user, string code) => In(NoticeLetters.LanguageOf(user), language => new(language, words["Mail.VerifyTitle"],
    [
        new LetterPart.Paragraph(words["Mail.VerifyMeans", live.Now.Name]),
        new LetterPart.Facts([(words["Mail.Account"], user.UserName ?? "")]),
        new LetterPart.Link(words["Mail.VerifyLink"], $"{settings.Issuer}/verify-email?code={code}"),
        new LetterPart.Paragraph(words["Mail.VerifyIgnore"]),
    ]));

    /// <param name="inviter">Whose language it is in: of the reader nothing is known yet.</param>
    public Letter Invitation(PortalUser? inviter, string link) => In(inviter is null ? Language.All[0] : NoticeLetters.LanguageOf(inviter), language => new(language, words["Mail.InviteTitle"],
    [
        new LetterPart.Paragraph(words["Mail.InviteMeans", live.Now.Name]),
        new LetterPart.Link(words["Mail.InviteLink"], link),
        new LetterPart.Paragraph(words["Mail.InviteIgnore"]),
    ]));

    /// <param name="user">Null for nobody: the letter is written all the same, so that it takes as long.</param>
    public Letter Recovery(PortalUser? user, string code) => In(user is null ? Language.All[0] : NoticeLetters.LanguageOf(user), language => new(language, words["Mail.RecoverTitle"],
    [
        new LetterPart.Paragraph(words["Mail.RecoverMeans", live.Now.Name]),
        new LetterPart.Facts([(words["Mail.Account"], user?.UserName ?? "")]),
        new LetterPart.Link(words["Mail.RecoverLink"], $"{settings.Issuer}/recover/mail?code={code}"),
        new LetterPart.Paragraph(words["Mail.RecoverIgnore"]),
    ]));

    public Letter RecoveryWaits(PortalUser user, string cancelCode, DateTimeOffset until) => In(NoticeLetters.LanguageOf(user), language => new(language, words["Mail.WaitTitle"],
    [
        new LetterPart.Paragraph(words["Mail.WaitMeans", LetterTime.Of(until, user, CultureInfo.GetCultureInfo(language.Tag))]),
        new LetterPart.Facts([(words["Mail.Account"], user.UserName ?? "")]),
        new LetterPart.Paragraph(words["Mail.WaitNext"]),
        new LetterPart.Link(words["Recover.Title"], settings.Issuer + "/recover"),
        new LetterPart.Paragraph(words["Mail.WaitNotYou"]),
        new LetterPart.Link(words["Mail.WaitCancel"], $"{settings.Issuer}/recover/cancel?code={cancelCode}"),
    ]));

    private static Letter In(Language language, Func<Language, Letter> write)
    {
        using (LetterWriter.Speaking(language)) return write(language);
    }
}
