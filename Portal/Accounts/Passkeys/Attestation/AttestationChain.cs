using System.Security.Cryptography.X509Certificates;
using Portal.Configuration;
using Portal.OpenId.Protocol;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>Whether an attestation certificate comes from a maker whom the operator trusts. WebAuthn L3 §7.1 steps 23 and 24</summary>
internal sealed class AttestationChain(PortalOptions settings, TimeProvider clock)
{
    /// <param name="certificates">The attestation certificate first, as in <c>x5c</c>.</param>
    [Spec("WebAuthn L3 §7.1 step 24")]
    public bool LeadsToRoot(IReadOnlyList<X509Certificate2> certificates)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(settings.Passkeys.Attestation.Roots.ToArray());
        policy.ExtraStore.AddRange(certificates.Skip(1).ToArray());
        policy.VerificationTime = clock.GetUtcNow().UtcDateTime;

        // A certificate of a stranger must not make us ask anybody on the network: neither for issuers nor for revocations.
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        try
        {
            return chain.Build(certificates[0]);
        }
        finally
        {
            foreach (var element in chain.ChainElements) element.Certificate.Dispose();
        }
    }
}
