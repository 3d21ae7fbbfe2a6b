using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Configuration;

/// <summary>
/// <c>Portal:Passkeys:Attestation</c> and what belongs to it: whether the maker of an authenticator has to vouch for it, which makers
/// are believed, and which models are let in. WebAuthn L3 §6.5
/// </summary>
/// <param name="AllowedAaguids">Empty: every model that chains to a root.</param>
/// <param name="Roots">Never empty when attestation is required: a chain that ends nowhere proves nothing.</param>
internal sealed record AttestationOptions(AttestationMode Mode, IReadOnlySet<Guid> AllowedAaguids, IReadOnlyList<X509Certificate2> Roots)
{
    private const string ModeName = "Passkeys:Attestation";
    private const string AaguidsName = "Passkeys:AllowedAaguids";
    private const string RootsName = "Passkeys:AttestationRoots";

    public static AttestationOptions None { get; } = new(AttestationMode.None, new HashSet<Guid>(), []);

    public bool Required => Mode == AttestationMode.Required;

    public static AttestationOptions Read(SettingsReader settings)
    {
        var mode = settings.Choice(ModeName, AttestationMode.None);
        var aaguids = ReadAaguids(settings);
        var path = settings.Text(RootsName);
        if (mode == AttestationMode.Required)
        {
            return path is null
                ? throw SettingsReader.Wrong(RootsName, $"is not set, and Portal:{ModeName}=Required proves nothing without it", "attestation-roots")
                : new(mode, aaguids, ReadRoots(path));
        }

        // Silence would let an operator believe that the list is in force.
        if (aaguids.Count == 0 && path is null) return None;
        var idle = path is null ? AaguidsName : RootsName;
        throw SettingsReader.Wrong(ModeName, $"is None, which leaves Portal:{idle} without effect", nameof(AttestationMode.Required));
    }

    private static HashSet<Guid> ReadAaguids(SettingsReader settings)
    {
        var texts = settings.List(AaguidsName);
        var wrong = texts.FirstOrDefault(text => !Guid.TryParseExact(text, "D", out _));
        return wrong is null
            ? [.. texts.Select(text => Guid.ParseExact(text, "D"))]
            : throw SettingsReader.Wrong(AaguidsName, $"has '{wrong}', which is not an AAGUID", "cb69481e-8ff7-4039-93ec-0a2729a154a8");
    }

    private static List<X509Certificate2> ReadRoots(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.GetFiles(path, "*.pem").Order(StringComparer.Ordinal)] : [path];
        var roots = files.SelectMany(ReadFile).ToList();
        return roots.Count > 0 ? roots : throw WrongRoots($"is '{path}', where there is no certificate");
    }

    private static X509Certificate2Collection ReadFile(string file)
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw WrongRoots($"names '{file}', which cannot be read");
        }
        catch (CryptographicException)
        {
            throw WrongRoots($"names '{file}', in which a certificate is damaged");
        }

        // Only a root can be the end of a chain; an intermediate one here would be trusted for nothing, and nobody would know.
        return found.All(root => root.SubjectName.RawData.AsSpan().SequenceEqual(root.IssuerName.RawData))
            ? found
            : throw WrongRoots($"names '{file}', in which a certificate was issued by another one and is no root");
    }

    private static WrongSettingException WrongRoots(string fault) => SettingsReader.Wrong(RootsName, fault, "attestation-roots.pem");
}
