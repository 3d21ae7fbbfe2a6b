using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Accounts.Passkeys.Attestation;

namespace Portal.Accounts.Passkeys;

/// <summary>How the framework's handler is set: discoverable credentials and user verification always, so that a passkey alone is enough.</summary>
internal sealed class PasskeyHandlerOptions(PasskeySite site, AttestationPolicy attestation) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = site.RpId;
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        options.ChallengeSize = 32;
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = attestation.Required ? "direct" : "none";
        if (attestation.Required) options.VerifyAttestationStatement = VerifyAsync;
        options.ValidateOrigin = origin => ValueTask.FromResult(site.Expects(origin.Origin, origin.CrossOrigin, origin.TopOrigin));
    }

    // The handler knows only yes and no; the reason waits at the request for whoever called it.
    private ValueTask<bool> VerifyAsync(PasskeyAttestationStatementVerificationContext made)
    {
        var refusal = attestation.Judge(made.AttestationObject, made.ClientDataHash.ToArray());
        if (refusal is not null) made.HttpContext.Features.Set(refusal);
        return ValueTask.FromResult(refusal is null);
    }
}
