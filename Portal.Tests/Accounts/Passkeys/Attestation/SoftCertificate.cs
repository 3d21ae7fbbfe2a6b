using System.Security.Cryptography.X509Certificates;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>What an attestation certificate is to be like: right as it is, until a test changes a value.</summary>
internal sealed class SoftCertificate
{
    public string Subject { get; set; } = SoftMaker.Subject;

    /// <summary>Null: no Basic Constraints at all.</summary>
    public bool? Ca { get; set; } = false;

    public List<X509Extension> Extensions { get; } = [];

    /// <summary>Without the intermediate between.</summary>
    public bool ByRoot { get; set; }

    public DateTimeOffset NotBefore { get; set; } = FakeClock.Start.AddYears(-1);

    public DateTimeOffset NotAfter { get; set; } = FakeClock.Start.AddYears(5);

    public void Replace(string oid, byte[]? value, bool critical = false)
    {
        Extensions.RemoveAll(extension => extension.Oid!.Value == oid);
        if (value is not null) Extensions.Add(new X509Extension(oid, value, critical));
    }
}
