using Microsoft.Extensions.Configuration;
using Portal.Configuration;
using Portal.Tests.Accounts.Passkeys.Attestation;

namespace Portal.Tests.Configuration;

public sealed class AttestationOptionsTests
{
    private const string Aaguid = "cb69481e-8ff7-4039-93ec-0a2729a154a8";

    [Fact]
    public void Nobody_is_asked_unless_an_operator_wants_it()
    {
        var attestation = Read([]);

        Assert.False(attestation.Required);
        Assert.Empty(attestation.Roots);
    }

    [Fact]
    public void Roots_come_from_a_file_or_from_a_folder()
    {
        var file = RootFiles.Write(SoftMaker.Trusted.Root.ExportCertificatePem() + "\n" + SoftMaker.Stranger.Root.ExportCertificatePem());
        var folder = Directory.CreateTempSubdirectory();
        File.Copy(file, Path.Combine(folder.FullName, "makers.pem"));
        File.WriteAllText(Path.Combine(folder.FullName, "readme.txt"), "not a certificate");

        Assert.Equal(2, Read(new() { ["Attestation"] = "required", ["AttestationRoots"] = file }).Roots.Count);
        Assert.Equal(2, Read(new() { ["Attestation"] = "Required", ["AttestationRoots"] = folder.FullName }).Roots.Count);
    }

    [Fact]
    public void Models_are_listed_by_their_AAGUIDs()
    {
        var attestation = Read(new()
        {
            ["Attestation"] = "required",
            ["AttestationRoots"] = RootFiles.Write(SoftMaker.Trusted.Root),
            ["AllowedAaguids"] = $"{Aaguid}, {Guid.Empty}",
        });

        Assert.Equal([new(Aaguid), Guid.Empty], attestation.AllowedAaguids);
    }

    [Theory]
    [InlineData("Attestation", "direct", "Portal:Passkeys:Attestation is 'direct', which is none of None, Required. Example: Portal:Passkeys:Attestation=None")]
    [InlineData("Attestation", "required", "Portal:Passkeys:AttestationRoots is not set, and Portal:Passkeys:Attestation=Required proves nothing without it. Example:")]
    [InlineData("AllowedAaguids", Aaguid, "Portal:Passkeys:Attestation is None, which leaves Portal:Passkeys:AllowedAaguids without effect. Example: Portal:Passkeys:Attestation=Required")]
    [InlineData("AttestationRoots", "roots.pem", "Portal:Passkeys:Attestation is None, which leaves Portal:Passkeys:AttestationRoots without effect. Example:")]
    [InlineData("AllowedAaguids", "YubiKey", "Portal:Passkeys:AllowedAaguids has 'YubiKey', which is not an AAGUID. Example: Portal:Passkeys:AllowedAaguids=cb69481e")]
    public void A_wrong_setting_is_named_with_its_fault_and_an_example(string name, string value, string line) =>
        Assert.StartsWith(line, Wrong(new() { [name] = value }), StringComparison.Ordinal);

    [Fact]
    public void Roots_that_are_none_are_a_wrong_setting()
    {
        Assert.Contains("which cannot be read", WrongRoots("no-such-file.pem"), StringComparison.Ordinal);
        Assert.Contains("where there is no certificate", WrongRoots(RootFiles.Write("nothing")), StringComparison.Ordinal);
        Assert.Contains("where there is no certificate", WrongRoots(Directory.CreateTempSubdirectory().FullName), StringComparison.Ordinal);
        Assert.Contains(
            "in which a certificate is damaged",
            WrongRoots(RootFiles.Write("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")),
            StringComparison.Ordinal);
        Assert.Contains("was issued by another one and is no root", WrongRoots(RootFiles.Write(SoftMaker.Trusted.Intermediate)), StringComparison.Ordinal);
    }

    private static string WrongRoots(string path) => Wrong(new() { ["Attestation"] = "required", ["AttestationRoots"] = path });

    private static string Wrong(Dictionary<string, string?> settings)
    {
        var message = Assert.Throws<WrongSettingException>(() => Read(settings)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static AttestationOptions Read(Dictionary<string, string?> settings)
    {
        var named = settings.ToDictionary(setting => "Portal:Passkeys:" + setting.Key, setting => setting.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(named).Build();
        return PortalOptions.Read(configuration, development: true).Passkeys.Attestation;
    }
}
