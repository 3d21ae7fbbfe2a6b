using Portal.Accounts.Sessions;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>Adds a passkey to the account of a signed-in person, or makes a new account with one.</summary>
internal sealed class PasskeyRegistration(
    PasskeyOffers offers, PasskeyVerifier verifier, PasskeyStore passkeys, TicketPasskeys byTicket)
{
    /// <param name="signUp">The sealed sign-up or recovery; null for the person who is signed in.</param>
    /// <param name="automatic">The browser is to make it on its own, if it likes.</param>
    /// <returns>PublicKeyCredentialCreationOptionsJSON.</returns>
    public async Task<PasskeyResult<string>> OptionsAsync(HttpContext http, string? signUp, bool automatic)
    {
        if (automatic && !offers.Upgrades) return new PasskeyRefusal(PasskeyFailure.AttestationMissing, "attestation is required");
        if (signUp is null) return await OptionsForSignedInAsync(http, automatic ? PasskeyCeremonyKind.Upgrade : PasskeyCeremonyKind.Create);
        if (await byTicket.EntityOfAsync(signUp, http.RequestAborted) is not { } entity) return new PasskeyRefusal(PasskeyFailure.SignUpEnded, "ticket is not valid");

        return await offers.CreationAsync(http, entity, new PasskeyCeremony { Kind = PasskeyCeremonyKind.Create, SignUp = signUp });
    }

    public async Task<PasskeyResult<Registered>> VerifyAsync(HttpContext http, PasskeyAnswer answer)
    {
        var attested = await verifier.AttestAsync(http, answer);
        if (attested.Refused) return attested.Refusal;

        return attested.Value.Ceremony.SignUp is { } ticket
            ? await byTicket.UseAsync(http, attested.Value, ticket)
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
        return added.Refused ? added.Refusal : new Registered(added.Value, SignsInNext: false);
    }

    private static PasskeyRefusal NotSignedIn => new(PasskeyFailure.NotSignedIn, "nobody is signed in");

    /// <param name="SignsInNext">The account was recovered: its owner signs in with the passkey now.</param>
    internal sealed record Registered(PortalPasskey Passkey, bool SignsInNext);
}
