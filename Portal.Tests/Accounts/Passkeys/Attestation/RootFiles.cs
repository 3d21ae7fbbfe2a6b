using System.Security.Cryptography.X509Certificates;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>Files of trusted roots, as operators name them.</summary>
internal static class RootFiles
{
    public static string Write(X509Certificate2 root) => Write(root.ExportCertificatePem());

    public static string Write(string pem)
    {
        var file = Path.Combine(Path.GetTempPath(), $"attestation-root-{Guid.NewGuid():N}.pem");
        File.WriteAllText(file, pem);
        return file;
    }
}
