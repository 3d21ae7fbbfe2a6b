using Microsoft.Extensions.Options;
using Portal.Admin.Doctor.Steps;
using Portal.Client.Contracts.Admin;
using Portal.OpenId;
using Portal.OpenId.Clients;

namespace Portal.Admin.Doctor;

/// <summary>The built-in app. It knows nothing of the portal but its address, and does what apps do, in their order.</summary>
internal sealed class DoctorParty
{
    private readonly IDoctorStep[] _withPerson;
    private readonly IDoctorStep[] _alone;
    private readonly IOptions<OpenIdOptions> _options;

    public DoctorParty(DoctorWire wire, DoctorProof proof, IOptions<OpenIdOptions> options, TimeProvider clock)
    {
        var (discovery, keys, token) = (new DiscoveryStep(wire), new KeysStep(wire), new TokenStep(wire, proof));
        var (introspection, revocation, end) = (new IntrospectionStep(wire, proof), new RevocationStep(wire, proof), new EndStep(wire, proof));
        _withPerson =
        [
            discovery, keys, new AuthorizationStep(), new FrontIdTokenStep(clock), token, new IdTokenStep(clock), new AccessStep(), new UserInfoStep(wire), introspection,
            new RefreshStep(wire, proof), revocation, end,
        ];
        _alone = [discovery, keys, token, introspection, revocation, end];
        _options = options;
    }

    public async Task<DoctorVisit> RunAsync(DoctorRun run, ClientMetadata twin, DoctorReturn returned, CancellationToken cancel)
    {
        var visit = new DoctorVisit(run, twin, returned, _options.Value.Issuer);
        visit.Mask.Learn(run.State, run.Nonce, run.Verifier, run.Secret, returned.Code, returned.IdToken, returned.AccessToken);
        foreach (var step in run.Machine ? _alone : _withPerson)
            if (!await step.TakeAsync(visit, cancel)) break;

        return visit;
    }
}
