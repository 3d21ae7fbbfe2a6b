using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Portal.Accounts.Sessions;
using Portal.Accounts.SignUp;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>Adds a passkey to the account of a signed-in person, or makes a new account with one.</summary>
internal sealed class PasskeyRegistration(
    PasskeyOffers offers, PasskeyVerifier verifier, PasskeyStore passkeys, SignUpTickets tickets, NewAccounts accounts)
{
    /// <param name="signUp">The sealed sign-up; null for the person who is signed in.</param>
    /// <param name="automatic">The browser is to make it on its own, if it likes.</param>
    /// <returns>PublicKeyCredentialCreationOptionsJSON.</returns>
    public async Task<PasskeyResult<string>> OptionsAsync(HttpContext http, string? signUp, bool automatic)
    {
        if (automatic && !offers.Upgrades) return new PasskeyRefusal(PasskeyFailure.AttestationMissing, "attestation is required");
        if (signUp is null) return await OptionsForSignedInAsync(http, automatic ? PasskeyCeremonyKind.Upgrade : PasskeyCeremonyKind.Create);
        if (tickets.Open(signUp) is not { } draft) return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "sign-up ticket is not valid");

        var entity = new PasskeyUserEntity { Id = draft.UserId.ToString(), Name = draft.UserName, DisplayName = draft.Name };
        return await offers.CreationAsync(http, entity, new PasskeyCeremony { Kind = PasskeyCeremonyKind.Create, SignUp = signUp });
    }

    public async Task<PasskeyResult<Registered>> VerifyAsync(HttpContext http, PasskeyAnswer answer)
    {
        var attested = await verifier.AttestAsync(http, answer);
        if (attested.Refused) return attested.Refusal;

        return attested.Value.Ceremony.SignUp is { } ticket
            ? await SignUpAsync(http, attested.Value, ticket)
            : await AddAsync(http, attested.Value);
    }

    private async Task<PasskeyResult<string>> OptionsForSignedInAsync(HttpContext http, PasskeyCeremonyKind kind)
    {
        if (await offers.EntityAtAsync(http) is not { } entity) return NotSignedIn;

        var userId = Guid.Parse(entity.Id);
        if (await passkeys.IsFullAsync(userId, http.RequestAborted)) return new PasskeyRefusal(PasskeyFailure.TooMany, "the account is full");

        return await offers.CreationAsync(http, entity, new PasskeyCeremony { Kind = kind, UserId = userId });
    }

    // The account is the one that the challenge was made for, and it must still be the one that is signed in: otherwise somebody
    // could have their own passkey added by another person's browser. WebAuthn L3 §7.1 step 29
    private async Task<PasskeyResult<Registered>> AddAsync(HttpContext http, PasskeyVerifier.Attested attested)
    {
        if (await SignIns.UserAtAsync(http) is not { } userId) return NotSignedIn;
        if (attested.Ceremony.UserId != userId || attested.UserId != userId.ToString())
        {
            return new PasskeyRefusal(PasskeyFailure.NotSignedIn, "step 29: another person is signed in");
        }

        var added = await passkeys.AddAsync(userId, attested.Passkey, Browser.Of(http), http.RequestAborted);
        return added.Refused ? added.Refusal : new Registered(added.Value);
    }

    private async Task<PasskeyResult<Registered>> SignUpAsync(HttpContext http, PasskeyVerifier.Attested attested, string ticket)
    {
        if (tickets.Open(ticket) is not { } draft || attested.UserId != draft.UserId.ToString())
        {
            return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "sign-up ticket is not valid any more");
        }

        var account = await accounts.MakeAsync(draft, new WayIn.Passkey(attested.Passkey), Browser.Of(http), http.RequestAborted);
        switch (account)
        {
            case NewAccount.Made { Passkey: { } passkey } made:
                SignIns.Remember(http, made.Handle);
                return new Registered(passkey);
            case NewAccount.NotAllowed:
                return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "sign-up code is not valid any more");
            case NewAccount.NameTaken:
                return new PasskeyRefusal(PasskeyFailure.UserNameTaken, "user name or e-mail address is taken");
            case NewAccount.PasskeyRefused refused:
                return refused.Refusal;
            default:
                throw new UnreachableException(account.GetType().Name);
        }
    }

    private static PasskeyRefusal NotSignedIn => new(PasskeyFailure.NotSignedIn, "nobody is signed in");

    internal sealed record Registered(PortalPasskey Passkey);
}
