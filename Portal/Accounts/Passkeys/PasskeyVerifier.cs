using System.Text;
using Microsoft.AspNetCore.Identity;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>
/// Verifies the two ceremonies. The framework's handler does all the steps but tells failures apart only in prose; the steps that people
/// can do something about are therefore judged here first. Numbers are those of WebAuthn L3 §7.1 and §7.2.
/// </summary>
internal sealed partial class PasskeyVerifier(
    IPasskeyHandler<PortalUser> handler, PasskeyCeremonies ceremonies, PasskeyStore passkeys, PasskeySite site, ILogger<PasskeyVerifier> log)
{
    private static readonly PasskeyCeremonyKind[] Making = [PasskeyCeremonyKind.Create, PasskeyCeremonyKind.Upgrade];

    /// <summary>WebAuthn L3 §7.1</summary>
    public async Task<PasskeyResult<Attested>> AttestAsync(HttpContext http, PasskeyAnswer answer)
    {
        // 5, 6: clientDataJSON was parsed with the answer. 7, 8, 9 to 11:
        var ceremony = await TakeAsync(answer.ClientData, ClientData.Create, Making, http.RequestAborted);
        if (ceremony.Refused) return ceremony.Refusal;

        // 13: all of it, not only its beginning.
        if (answer.AttestationObject is not { } cbor || AttestationObject.Parse(cbor) is not { } made)
        {
            return new PasskeyRefusal(PasskeyFailure.VerificationFailed, "step 13: attestation object is not one CBOR map");
        }

        // 26, ahead of its turn: the person is told that this passkey works already.
        if (await passkeys.FindAsync(answer.CredentialId, http.RequestAborted) is not null)
        {
            return new PasskeyRefusal(PasskeyFailure.AlreadyRegistered, "step 26: credential is registered");
        }

        // 15, 16: not asked of a passkey that the browser makes on its own.
        var unattended = ceremony.Value.Kind == PasskeyCeremonyKind.Upgrade;
        if ((unattended ? UnattendedPasskey.AsAttended(answer, made) : answer.Json) is not { } json)
        {
            return new PasskeyRefusal(PasskeyFailure.VerificationFailed, "step 15: flags of an unattended passkey are signed");
        }

        var attested = await PerformAsync(http, ceremony.Value, json);
        return attested.Refused || !unattended
            ? attested
            : attested.Value with { Passkey = UnattendedPasskey.AsItIs(attested.Value.Passkey, made, cbor) };
    }

    // 7 to 27, all of them. 21 to 24 are AttestationPolicy's when attestation is required; else a well-formed statement is enough.
    private async Task<PasskeyResult<Attested>> PerformAsync(HttpContext http, PasskeyCeremony ceremony, string json)
    {
        var result = await handler.PerformAttestationAsync(new()
        {
            HttpContext = http,
            CredentialJson = json,
            AttestationState = ceremony.State,
        });
        return result.Succeeded
            ? new Attested(ceremony, result.Passkey, result.UserEntity.Id)
            : http.Features.Get<PasskeyRefusal>() ?? Failed(result.Failure);
    }

    /// <summary>WebAuthn L3 §7.2, for a person whom nobody has named before: the credential tells who it is.</summary>
    public async Task<PasskeyResult<Asserted>> AssertAsync(HttpContext http, PasskeyAnswer answer)
    {
        // 5: no credential was singled out in the options. 8 to 14 come first, so that only a real ceremony learns anything.
        var ceremony = await TakeAsync(answer.ClientData, ClientData.Get, [PasskeyCeremonyKind.Get], http.RequestAborted);
        if (ceremony.Refused) return ceremony.Refusal;

        // 6: the account is the user handle's, and the credential must be one of its own.
        if (answer.UserHandle is null) return new PasskeyRefusal(PasskeyFailure.VerificationFailed, "step 6: no user handle");
        if (await passkeys.FindAsync(answer.CredentialId, http.RequestAborted) is not { } known || !Owns(answer.UserHandle, known))
        {
            return new PasskeyRefusal(PasskeyFailure.UnknownPasskey, "step 6: no such credential under this user handle");
        }

        // 7 to 24, all of them.
        var result = await handler.PerformAssertionAsync(new()
        {
            HttpContext = http,
            CredentialJson = answer.Json,
            AssertionState = ceremony.Value.State,
        });
        if (result.Succeeded) return new Asserted(result.User, result.Passkey);

        // 22: the handler refuses, which is the stricter policy; the log must say it loudly, since somebody may hold a copy of the key.
        if (answer.SignCount is { } count && known.Data.SignCount != 0 && count <= known.Data.SignCount)
        {
            CounterWentBack(log, known.UserId, count, known.Data.SignCount);
        }

        return Failed(result.Failure);
    }

    private async Task<PasskeyResult<PasskeyCeremony>> TakeAsync(
        ClientData clientData, string type, IReadOnlyCollection<PasskeyCeremonyKind> kinds, CancellationToken cancel)
    {
        // §7.1 step 7, §7.2 step 10
        if (clientData.Type != type) return new PasskeyRefusal(PasskeyFailure.VerificationFailed, "type is of another ceremony");

        // §7.1 step 8, §7.2 step 11
        var ceremony = await ceremonies.TakeAsync(clientData.Challenge, kinds, cancel);
        if (ceremony.Refused) return ceremony.Refusal;

        // §7.1 steps 9 to 11, §7.2 steps 12 to 14
        return site.Expects(clientData.Origin, clientData.CrossOrigin, clientData.TopOrigin)
            ? ceremony
            : new PasskeyRefusal(PasskeyFailure.WrongOrigin, "origin is not expected");
    }

    private static bool Owns(byte[] userHandle, PortalPasskey passkey) =>
        userHandle.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(passkey.UserId.ToString()));

    // The handler's message may quote what the client sent; what it found goes to the log, shortened, and never to the client.
    private static PasskeyRefusal Failed(PasskeyException failure)
    {
        const int Limit = 200;
        var detail = string.Concat(failure.Message.Where(c => !char.IsControl(c)).Take(Limit));
        return new(PasskeyFailure.VerificationFailed, detail);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "A passkey of {UserId} came with counter {Count}, not above {Stored}: it may have been copied. Sign-in refused.")]
    private static partial void CounterWentBack(ILogger log, Guid userId, uint count, uint stored);

    /// <param name="UserId">Whose it is to be, according to the options; the caller compares.</param>
    internal sealed record Attested(PasskeyCeremony Ceremony, UserPasskeyInfo Passkey, string UserId);

    internal sealed record Asserted(PortalUser User, UserPasskeyInfo Passkey);
}
