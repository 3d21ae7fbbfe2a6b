using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Accounts.Passkeys.Attestation;
using Portal.Accounts.Sessions;
using Portal.Data;
using Portal.Data.Entities;

namespace Portal.Accounts.Passkeys;

/// <summary>Begins ceremonies: makes the options for the browser and remembers their challenge.</summary>
internal sealed class PasskeyOffers(
    IPasskeyHandler<PortalUser> handler, PasskeyCeremonies ceremonies, PasskeySite site, AttestationPolicy attestation, PortalDbContext db)
{
    /// <summary>Whether a browser may make a passkey on its own: not where keys have to show what they are, since such ones never do.</summary>
    public bool Upgrades => !attestation.Required;

    private IEnumerable<string> Formats => attestation.Required ? AttestationPolicy.Formats.Select(format => format.Name) : [];

    /// <summary>PublicKeyCredentialCreationOptionsJSON. WebAuthn L3 §5.1.9</summary>
    public async Task<string> CreationAsync(HttpContext http, PasskeyUserEntity entity, PasskeyCeremony ceremony)
    {
        var made = await handler.MakeCreationOptionsAsync(entity, http);
        ceremony.State = made.AttestationState ?? "";
        await ceremonies.OpenAsync(ceremony, PasskeyOptionsJson.ChallengeOf(made.CreationOptionsJson), http.RequestAborted);
        var json = PasskeyOptionsJson.CompleteCreation(made.CreationOptionsJson, site.Name, Formats, ceremony.Kind != PasskeyCeremonyKind.Upgrade);
        // Who has to add a new one may have no other device than the one that holds the old one.
        return ceremony.UserId is { } userId && await PasskeyDemand.StandsAsync(db, userId, http.RequestAborted) ? PasskeyOptionsJson.WithoutExcluded(json) : json;
    }

    /// <summary>PublicKeyCredentialRequestOptionsJSON; never for a named person, so that it tells nothing about accounts. WebAuthn L3 §14.6.2</summary>
    public async Task<string> RequestAsync(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        var ceremony = new PasskeyCeremony { Kind = PasskeyCeremonyKind.Get, State = made.AssertionState ?? "" };
        await ceremonies.OpenAsync(ceremony, PasskeyOptionsJson.ChallengeOf(made.RequestOptionsJson), http.RequestAborted);
        return made.RequestOptionsJson;
    }

    /// <summary>The person who is signed in, as authenticators show them.</summary>
    public async Task<PasskeyUserEntity?> EntityAtAsync(HttpContext http)
    {
        if (await SignIns.UserAtAsync(http) is not { } id) return null;

        // An account may be deleted between the two looks.
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, http.RequestAborted) is not { } user) return null;

        var userName = user.UserName ?? "";
        return new() { Id = id.ToString(), Name = userName, DisplayName = user.Name.Length > 0 ? user.Name : userName };
    }
}
