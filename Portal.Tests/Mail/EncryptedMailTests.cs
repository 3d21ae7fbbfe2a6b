using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Portal.Tests.Support;

namespace Portal.Tests.Mail;

/// <summary>Mail servers that are encrypted from the first byte, as the operator's own command sees them.</summary>
public sealed class EncryptedMailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-mail-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task A_server_whose_certificate_is_trusted_takes_mail_over_TLS()
    {
        using var certificate = Certificate(IPAddress.Loopback);
        await using var sink = new MailSink { Certificate = certificate };

        var ended = await TestMailAsync(sink, trusted: certificate);

        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Equal("Mail works · IdentityPortal", Assert.Single(sink.Mails).Subject);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_mail()
    {
        using var certificate = Certificate(IPAddress.Loopback);
        await using var sink = new MailSink { Certificate = certificate };

        var ended = await TestMailAsync(sink, trusted: null);

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("The mail was not sent: TLS:", ended.Error, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_trusted_certificate_of_another_server_gets_no_mail()
    {
        using var certificate = Certificate(IPAddress.Parse("192.0.2.1"));
        await using var sink = new MailSink { Certificate = certificate };

        var ended = await TestMailAsync(sink, trusted: certificate);

        Assert.NotEqual(0, ended.Code);
        Assert.Contains("The mail was not sent: TLS:", ended.Error, StringComparison.Ordinal);
        Assert.Empty(sink.Mails);
    }

    [Fact]
    public async Task A_server_that_does_not_encrypt_is_told_nothing()
    {
        await using var sink = new MailSink();

        var ended = await TestMailAsync(sink, trusted: null);

        Assert.NotEqual(0, ended.Code);
        Assert.Empty(sink.Mails);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // In a process of its own: what it trusts is read once.
    private async Task<PortalProgram.Ended> TestMailAsync(MailSink sink, X509Certificate2? trusted)
    {
        var (roots, none) = (Path.Combine(_folder, "roots.pem"), Path.Combine(_folder, "none"));
        Directory.CreateDirectory(none);
        await File.WriteAllTextAsync(roots, trusted?.ExportCertificatePem() ?? "", TestContext.Current.CancellationToken);
        return await PortalProgram.RunAsync(
            _folder,
            new Dictionary<string, string>
            {
                ["SSL_CERT_FILE"] = roots,
                ["SSL_CERT_DIR"] = none,
                ["Portal__Smtp__Host"] = "127.0.0.1",
                ["Portal__Smtp__Port"] = sink.Port.ToString(CultureInfo.InvariantCulture),
                ["Portal__Smtp__Security"] = "tls",
                ["Portal__Smtp__From"] = "portal@example.test",
            },
            "mail", "test", "ops@example.test");
    }

    private X509Certificate2 Certificate(IPAddress server)
    {
        var request = new CertificateRequest("CN=mail.example.test", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(server);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
