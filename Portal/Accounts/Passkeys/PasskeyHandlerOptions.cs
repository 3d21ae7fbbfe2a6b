using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Accounts.Passkeys;

/// <summary>How the framework's handler is set: discoverable credentials and user verification always, so that a passkey alone is enough.</summary>
internal sealed class PasskeyHandlerOptions(PasskeySite site) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = site.RpId;
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        options.ChallengeSize = 32;
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = origin => ValueTask.FromResult(site.Expects(origin.Origin, origin.CrossOrigin, origin.TopOrigin));
    }
}
