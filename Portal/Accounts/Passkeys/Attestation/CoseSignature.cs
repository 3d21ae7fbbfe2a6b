using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Accounts.Passkeys.Attestation;

/// <summary>Signatures under COSE's algorithm numbers. RFC 9053 §2, RFC 8230 §2, RFC 8812 §2</summary>
internal static class CoseSignature
{
    /// <summary>The hash of an algorithm; null for one that we do not take. SHA-1 (-65535), of older TPMs, is among those.</summary>
    public static HashAlgorithmName? HashOf(int algorithm) => algorithm switch
    {
        -7 or -37 or -257 => HashAlgorithmName.SHA256,
        -35 or -38 or -258 => HashAlgorithmName.SHA384,
        -36 or -39 or -259 => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Whether the certificate's key made this signature. False, too, when the algorithm is not one for such a key.</summary>
    public static bool Verifies(X509Certificate2 certificate, int algorithm, byte[] data, byte[] signature)
    {
        if (HashOf(algorithm) is not { } hash) return false;
        if (algorithm is not (-7 or -35 or -36))
        {
            using var rsa = certificate.GetRSAPublicKey();
            return rsa?.VerifyData(data, signature, hash, algorithm <= -257 ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss) == true;
        }

        using var ec = certificate.GetECDsaPublicKey();
        return ec?.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence) == true;
    }
}
