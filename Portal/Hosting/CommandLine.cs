using System.CommandLine;
using Portal.Configuration;

namespace Portal.Hosting;

/// <summary>The program's verbs. Without one it serves; whatever is no verb is a setting (<c>--urls</c>, <c>--Portal:Name=…</c>).</summary>
internal static class CommandLine
{
    private const int CannotStart = 1;

    /// <param name="serve">Serves until it is stopped; takes the settings of the command line.</param>
    /// <param name="operate">Does one thing on the same data and ends.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task> serve, Func<string[], OperatorVerb, Task> operate)
    {
        var root = new RootCommand("IdentityPortal, an OpenID Connect provider. Without a command it serves. Settings follow as --Portal:Name=value; --urls moves the listener.")
        {
            new Command("admin", "admin invite [--admin]: prints an address where one person can make an account. admin recover <user>: one where somebody gets back into theirs") { Invite(operate), Recover(operate) },
            AuditVerbs.Command(operate),
            new Command("clients", "clients invite: prints a token that lets one app register itself") { Verb("invite", "Prints a token that lets one app register itself within a week (initial access token, RFC 7591).", operate, OperatorVerbs.InviteClientAsync) },
            new Command("db", "db migrate: brings the database to the form that this version knows") { Verb("migrate", "Brings the database to the form that this version knows, and ends.", operate, OperatorVerbs.MigrateAsync) },
            new Command("keys", "keys list | rotate | revoke <kid>: the keys that sign tokens")
            {
                Verb("list", "Prints the signing keys and what each of them does.", operate, OperatorVerbs.ListKeysAsync),
                Verb("rotate", "Makes new signing keys; they take over a day later, when apps know them.", operate, OperatorVerbs.RotateKeysAsync),
                RevokeKey(operate),
            },
            new Command("mail", "mail test <address>: sends a mail, to see that Portal:Smtp is right") { TestMail(operate) },
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, _) => parsed.UnmatchedTokens is [['-' or '/', ..], ..] or []
            ? serve([.. parsed.UnmatchedTokens])
            : throw new CannotStartException($"There is no command '{parsed.UnmatchedTokens[0]}'. See --help."));

        try
        {
            // The host listens for the signals that end it by itself, and takes its time.
            return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (CannotStartException reason)
        {
            await Console.Error.WriteLineAsync(reason.Message);
            return CannotStart;
        }
    }

    private static Command Invite(Func<string[], OperatorVerb, Task> operate)
    {
        var admin = new Option<bool>("--admin") { Description = "The account becomes an administrator's." };
        var invite = Verb("invite", "Prints an address where one person can make an account within a week.", operate, OperatorVerbs.InviteAsync);
        invite.Options.Add(admin);
        invite.SetAction((parsed, _) => operate(
            [.. parsed.UnmatchedTokens], parsed.GetValue(admin) ? OperatorVerbs.InviteAdminAsync : OperatorVerbs.InviteAsync));
        return invite;
    }

    private static Command TestMail(Func<string[], OperatorVerb, Task> operate)
    {
        var address = new Argument<string>("address") { Description = "Who gets it." };
        var test = new Command("test", "Sends a mail, and says what the mail server answered.") { address };
        test.TreatUnmatchedTokensAsErrors = false;
        test.SetAction((parsed, _) => operate([.. parsed.UnmatchedTokens], OperatorVerbs.TestMail(parsed.GetRequiredValue(address))));
        return test;
    }

    private static Command RevokeKey(Func<string[], OperatorVerb, Task> operate)
    {
        var kid = new Argument<string>("kid") { Description = "The key's thumbprint, see keys list." };
        var revoke = new Command("revoke", "Withdraws a key that somebody else may have: all tokens that it signed stop working at once.") { kid };
        revoke.TreatUnmatchedTokensAsErrors = false;
        revoke.SetAction((parsed, _) => operate(
            [.. parsed.UnmatchedTokens], (services, output, cancel) => OperatorVerbs.RevokeKeyAsync(parsed.GetRequiredValue(kid), services, output, cancel)));
        return revoke;
    }

    private static Command Recover(Func<string[], OperatorVerb, Task> operate)
    {
        var user = new Argument<string>("user") { Description = "The user name or email address of the account." };
        var recover = new Command("recover", "Prints an address where the owner of an account adds a new passkey within a day. Be sure who asks for it.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        recover.Arguments.Add(user);
        recover.SetAction((parsed, _) => operate([.. parsed.UnmatchedTokens], OperatorVerbs.Recover(parsed.GetValue(user)!)));
        return recover;
    }

    private static Command Verb(string name, string description, Func<string[], OperatorVerb, Task> operate, OperatorVerb verb)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, _) => operate([.. parsed.UnmatchedTokens], verb));
        return command;
    }
}
