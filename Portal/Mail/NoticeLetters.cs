using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Accounts.Sessions;
using Portal.Audit;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.Data.Entities;
using Portal.Languages;

namespace Portal.Mail;

/// <summary>What people are told by mail of what happened to their account.</summary>
internal sealed class NoticeLetters(IStringLocalizer<Words> words, PortalOptions settings)
{
    private static readonly Dictionary<string, Func<IStringLocalizer<Words>, string>> Titles = new(StringComparer.Ordinal)
    {
        [EventKind.SignInSucceeded.Name] = words => words["Mail.NewDevice"],
        [EventKind.PasskeyAdded.Name] = words => words["Mail.PasskeyAdded"],
        [EventKind.PasskeyRemoved.Name] = words => words["Mail.PasskeyRemoved"],
        [EventKind.PasswordChanged.Name] = words => words["Mail.PasswordChanged"],
        [EventKind.PasswordRemoved.Name] = words => words["Mail.PasswordRemoved"],
        [EventKind.TotpAdded.Name] = words => words["Mail.TotpAdded"],
        [EventKind.TotpRemoved.Name] = words => words["Mail.TotpRemoved"],
        [EventKind.RecoveryCodesCreated.Name] = words => words["Mail.RecoveryCodesCreated"],
        [EventKind.RecoveryCodeUsed.Name] = words => words["Mail.RecoveryCodeUsed"],
        [EventKind.RecoveryLinkCreated.Name] = words => words["Mail.RecoveryLinkCreated"],
        [EventKind.AccountRecovered.Name] = words => words["Mail.AccountRecovered"],
        [EventKind.AccountDeleted.Name] = words => words["Mail.AccountDeleted"],
        [EventKind.EmailChanged.Name] = words => words["Mail.EmailChanged"],
        [EventKind.ConsentWithdrawn.Name] = words => words["Mail.AppsDisconnected"],
    };

    /// <summary>The kinds of events that can lead to a mail.</summary>
    public static IReadOnlyCollection<string> Kinds => Titles.Keys;

    public static Language LanguageOf(PortalUser user) => Language.Find(AccountLanguage.In(user.Profile)) ?? Language.All[0];

    public Letter Write(PortalUser user, SecurityEventRow happened)
    {
        var language = LanguageOf(user);
        using (LetterWriter.Speaking(language))
        {
            var facts = new LetterPart.Facts(Facts(user, happened, CultureInfo.GetCultureInfo(language.Tag)));
            // There is nothing left to sign in to.
            if (happened.Kind == EventKind.AccountDeleted.Name) return new(language, Titles[happened.Kind](words), [facts]);

            return new(language, Titles[happened.Kind](words),
            [
                facts,
                new LetterPart.Paragraph(words["Mail.WasYou"]),
                new LetterPart.Paragraph(words["Mail.WasNotYou"]),
                new LetterPart.Link(words["Mail.SeeActivity"], settings.Issuer + "/account/activity"),
            ]);
        }
    }

    private List<(string Name, string Value)> Facts(PortalUser user, SecurityEventRow happened, CultureInfo culture)
    {
        var facts = new List<(string Name, string Value)>
        {
            (words["Mail.Account"], user.UserName ?? ""),
            (words["Mail.When"], LetterTime.Of(happened.At, user, culture)),
        };
        if (happened is { UserAgent: not null, ByAnother: false }) facts.Add((words["Mail.Device"], DeviceWords.Of(happened.UserAgent)));
        if (happened is { Address: not null, ByAnother: false }) facts.Add((words["Mail.Address"], happened.Address));
        return facts;
    }
}
