using Portal.Accounts.Passkeys;
using Portal.Accounts.Sessions;
using Portal.Data.Entities;

namespace Portal.Accounts.SignUp;

/// <summary>What became of a sign-up.</summary>
internal abstract record NewAccount
{
    private NewAccount()
    {
    }

    /// <param name="Session">What was started, for the cookie.</param>
    /// <param name="Passkey">The passkey that was added, if that was the way in.</param>
    internal sealed record Made(StartedSession Session, PortalPasskey? Passkey) : NewAccount;

    /// <summary>The code was used or replaced meanwhile, or sign-up was closed.</summary>
    internal sealed record NotAllowed : NewAccount;

    /// <summary>Somebody has the user name or e-mail address by now.</summary>
    internal sealed record NameTaken : NewAccount;

    internal sealed record PasswordRefused(string Message) : NewAccount;

    internal sealed record PasskeyRefused(PasskeyRefusal Refusal) : NewAccount;
}
