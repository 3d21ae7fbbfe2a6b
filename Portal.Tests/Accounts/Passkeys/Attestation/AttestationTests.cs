using System.Security.Cryptography;
using Portal.Accounts.Passkeys;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>Attestation statements, right ones and ones with one thing wrong.</summary>
public sealed class AttestationTests
{
    [Theory]
    [InlineData("packed")]
    [InlineData("tpm")]
    [InlineData("android-key")]
    [InlineData("apple")]
    [InlineData("fido-u2f")]
    public void A_statement_of_a_trusted_maker_holds(string format) => Assert.Null(AttestationCase.Judge(format));

    [Theory]
    [InlineData("packed")]
    [InlineData("tpm")]
    public void A_certificate_may_name_the_model(string format) => Assert.Null(AttestationCase.Judge(
        format, made => made.Certificate.Replace("1.3.6.1.4.1.45724.1.1.4", SoftMaker.AaguidExtension(AttestationCase.Aaguid))));

    [Fact]
    public void A_TPM_and_its_certificate_may_have_RSA_keys()
    {
        using var key = RSA.Create(2048);
        using var attestationKey = RSA.Create(2048);

        Assert.Null(AttestationCase.Judge(
            SoftFormats.New(AttestationCase.Credential(key), "tpm"), made => (made.Key, made.Algorithm) = (attestationKey, -257)));
    }

    [Fact]
    public void A_trusted_root_may_come_along() => Assert.Null(AttestationCase.Judge(
        "packed", made => made.RewriteCertificates = chain => [.. chain, SoftMaker.Trusted.Root.RawData]));

    [Theory]
    [Covers("WebAuthn L3 §8.2")]
    [Covers("WebAuthn L3 §8.2.1")]
    [InlineData("signature bit", "§8.2 step 2: signature")]
    [InlineData("signature trailing", "step 2")]
    [InlineData("signature empty", "step 2")]
    [InlineData("other client data", "step 2: signature")]
    [InlineData("other authenticator data", "step 2: signature")]
    [InlineData("algorithm of another hash", "step 2: signature")]
    [InlineData("algorithm of another key", "step 2: signature")]
    [InlineData("algorithm with SHA-1", "step 2: signature")]
    [InlineData("no algorithm", "step 1: members")]
    [InlineData("algorithm as text", "malformed")]
    [InlineData("one more member", "step 1: members")]
    [InlineData("no signature", "step 1: members")]
    [InlineData("certificates turned round", "step 2: signature")]
    [InlineData("no certificates", "malformed")]
    [InlineData("nine certificates", "malformed")]
    [InlineData("certificate cut off", "malformed")]
    [InlineData("certificate trailing", "malformed")]
    [InlineData("certificate is text", "malformed")]
    [InlineData("certificate of a CA", "§8.2.1: basic constraints")]
    [InlineData("no basic constraints", "§8.2.1: basic constraints")]
    [InlineData("subject without unit", "§8.2.1: subject")]
    [InlineData("subject of another unit", "§8.2.1: subject")]
    [InlineData("subject without country", "§8.2.1: subject")]
    [InlineData("subject without name", "§8.2.1: subject")]
    [InlineData("model of another", "AAGUID extension")]
    [InlineData("model critical", "AAGUID extension")]
    [InlineData("model not in DER", "malformed")]
    [InlineData("model trailing", "malformed")]
    public void Packed_with_one_thing_wrong_does_not_hold(string wrong, string step) => Refused("packed", wrong, step);

    [Theory]
    [Covers("WebAuthn L3 §8.3")]
    [Covers("WebAuthn L3 §8.3.1")]
    [InlineData("signature bit", "§8.3 step 4: signature")]
    [InlineData("other client data", "§8.3 step 5: extraData")]
    [InlineData("algorithm of another hash", "step 4: signature")]
    [InlineData("algorithm with SHA-1", "step 4: signature")]
    [InlineData("one more member", "step 1: members")]
    [InlineData("version", "step 1: members")]
    [InlineData("certificates turned round", "§8.3.1")]
    [InlineData("certificate of a CA", "§8.3.1: basic constraints")]
    [InlineData("subject at all", "§8.3.1: subject is not empty")]
    [InlineData("model of another", "AAGUID extension")]
    [InlineData("magic", "step 5: magic")]
    [InlineData("type", "step 5: type")]
    [InlineData("name", "step 5: name")]
    [InlineData("name with SHA-1", "step 5: name")]
    [InlineData("area of another key", "step 2: public key")]
    [InlineData("area of another kind", "step 2: pubArea")]
    [InlineData("area on another curve", "step 2: public key")]
    [InlineData("area named with SHA-1", "step 5: name")]
    [InlineData("area trailing", "step 2: pubArea")]
    [InlineData("info trailing", "step 5: certInfo")]
    [InlineData("no alternative name", "§8.3.1: subject alternative name")]
    [InlineData("alternative name without version", "§8.3.1: subject alternative name")]
    [InlineData("alternative name not in DER", "malformed")]
    [InlineData("no key usage", "§8.3.1: extended key usage")]
    public void Tpm_with_one_thing_wrong_does_not_hold(string wrong, string step) => Refused("tpm", wrong, step);

    [Fact]
    public void A_TPMs_structures_may_not_be_cut_off_anywhere()
    {
        for (var length = 0; length < 86; length++)
        {
            var cut = length;
            Assert.Contains("pubArea", AttestationCase.Judge("tpm", made => made.Tpm.RewriteArea = area => area[..cut])!.Detail, StringComparison.Ordinal);
            Assert.Contains("certInfo", AttestationCase.Judge("tpm", made => made.Tpm.RewriteInfo = info => info[..cut])!.Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [Covers("WebAuthn L3 §8.4")]
    [Covers("WebAuthn L3 §8.4.1")]
    [InlineData("signature bit", "§8.4 step 2: signature")]
    [InlineData("one more member", "step 1: members")]
    [InlineData("certificate of another key", "step 3: public key")]
    [InlineData("no key description", "step 4: no key description")]
    [InlineData("challenge of another", "step 4: challenge")]
    [InlineData("imported key", "step 5: origin")]
    [InlineData("origin unknown", "step 5: origin")]
    [InlineData("key that decrypts", "step 5: purpose")]
    [InlineData("key that decrypts, too", "step 5: purpose")]
    [InlineData("purpose unknown", "step 5: purpose")]
    [InlineData("enforced by software", "step 5: origin")]
    [InlineData("for all applications", "step 5: allApplications")]
    [InlineData("for all applications, says software", "step 5: allApplications")]
    public void Android_key_with_one_thing_wrong_does_not_hold(string wrong, string step) => Refused("android-key", wrong, step);

    [Theory]
    [Covers("WebAuthn L3 §8.8")]
    [InlineData("other client data", "§8.8 step 4: nonce")]
    [InlineData("other authenticator data", "step 4: nonce")]
    [InlineData("certificate of another key", "step 5: public key")]
    [InlineData("certificates turned round", "step 4: no nonce")]
    [InlineData("one more member", "step 1: members")]
    public void Apple_with_one_thing_wrong_does_not_hold(string wrong, string step) => Refused("apple", wrong, step);

    [Theory]
    [Covers("WebAuthn L3 §8.6")]
    [InlineData("signature bit", "§8.6 step 6: signature")]
    [InlineData("other client data", "step 6: signature")]
    [InlineData("two certificates", "step 2: not one certificate")]
    [InlineData("certificate on another curve", "step 2: not P-256")]
    [InlineData("one more member", "step 1: members")]
    public void U2f_with_one_thing_wrong_does_not_hold(string wrong, string step) => Refused("fido-u2f", wrong, step);

    private static void Refused(string format, string wrong, string step)
    {
        var refusal = AttestationCase.Judge(format, WrongStatements.Of(wrong));

        Assert.Equal(PasskeyFailure.AttestationInvalid, refusal?.Failure);
        Assert.Contains(step, refusal!.Detail, StringComparison.Ordinal);
    }
}
