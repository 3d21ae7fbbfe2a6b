using Portal.Accounts.Passkeys;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys.Attestation;

/// <summary>Which authenticators get in, of those that speak the truth.</summary>
public sealed class AttestationPolicyTests
{
    private static readonly byte[] Empty = [0xa0];

    [Theory]
    [Covers("WebAuthn L3 §7.1 step 24")]
    [InlineData("packed", "unknown maker")]
    [InlineData("packed", "second certificate missing")]
    [InlineData("packed", "expired")]
    [InlineData("packed", "not valid yet")]
    [InlineData("tpm", "unknown maker")]
    [InlineData("tpm", "expired")]
    [InlineData("android-key", "unknown maker")]
    [InlineData("apple", "unknown maker")]
    public void Without_a_chain_to_a_root_none_is_taken(string format, string wrong)
    {
        var refusal = AttestationCase.Judge(format, WrongStatements.Of(wrong));

        Assert.Equal(PasskeyFailure.KeyNotAccepted, refusal?.Failure);
        Assert.Contains("no trusted root", refusal!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [Covers("WebAuthn L3 §7.1 step 22")]
    [InlineData("none")]
    [InlineData("compound")]
    [InlineData("android-safetynet")]
    [InlineData("PACKED")]
    [InlineData("")]
    public void A_format_that_says_nothing_is_nobodys_word(string format)
    {
        var attestation = SoftAuthenticator.AttestationObject(format, Empty, AttestationCase.Credential().AuthenticatorData);

        Assert.Equal(PasskeyFailure.AttestationMissing, AttestationCase.Policy().Judge(attestation, AttestationCase.ClientDataHash)?.Failure);
    }

    [Fact]
    public void A_key_that_vouches_for_itself_is_nobodys_word()
    {
        var refusal = AttestationCase.Judge("packed", made =>
        {
            made.Key = made.About.Key;
            made.RewriteMembers = members => members.Remove("x5c");
        });

        Assert.Equal(PasskeyFailure.AttestationMissing, refusal?.Failure);
    }

    [Theory]
    [InlineData("packed", true)]
    [InlineData("tpm", true)]
    [InlineData("android-key", true)]
    [InlineData("apple", true)]
    [InlineData("fido-u2f", false)] // its signature does not cover the AAGUID, so anybody could have put it there
    public void A_model_is_taken_by_the_word_of_its_maker_only(string format, bool taken)
    {
        Assert.Equal(taken, AttestationCase.Judge(format, null, AttestationCase.Aaguid) is null);
        Assert.Equal(PasskeyFailure.KeyNotAccepted, AttestationCase.Judge(format, null, Guid.NewGuid())?.Failure);
    }

    [Fact]
    public void U2f_keys_have_the_zero_AAGUID() => Assert.Null(AttestationCase.Judge("fido-u2f", null, Guid.Empty));

    [Fact]
    public void No_bytes_make_the_judgement_fail()
    {
        var random = new Random(20260801);
        var policy = AttestationCase.Policy();
        string[] formats = ["packed", "tpm", "android-key", "apple", "fido-u2f"];
        byte[][] objects = [.. formats.Select(format => AttestationCase.Object(SoftFormats.New(AttestationCase.Credential(), format)))];

        for (var round = 0; round < 4000; round++)
        {
            var mangled = Mangle(objects[round % objects.Length], random);
            var refusal = policy.Judge(mangled, AttestationCase.ClientDataHash);
            Assert.True(refusal is null or { Detail.Length: < 200 });
        }
    }

    [Fact]
    public void Deep_and_endless_CBOR_is_refused()
    {
        byte[][] bombs =
        [
            [.. Enumerable.Repeat((byte)0x81, 60_000)], [.. Enumerable.Repeat((byte)0x9f, 60_000)], [0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            [0xa1, 0x63, (byte)'x', (byte)'5', (byte)'c', 0x9a, 0x7f, 0xff, 0xff, 0xff], [0xbf, 0xff], [0xa1, 0x63, (byte)'a', (byte)'l', (byte)'g', 0x1b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ];

        foreach (var bomb in bombs)
        {
            byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x66, .. "packed"u8, 0x67, .. "attStmt"u8, .. bomb, 0x68, .. "authData"u8, 0x41, 0x00];
            Assert.NotNull(AttestationCase.Policy().Judge(attestation, AttestationCase.ClientDataHash));
        }
    }

    private static byte[] Mangle(byte[] bytes, Random random)
    {
        var changed = bytes.ToList();
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(4))
            {
                case 0: changed[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: changed[at] = (byte)random.Next(256); break;
                case 2: changed.RemoveRange(at, Math.Min(random.Next(1, 6), changed.Count - at)); break;
                default: changed.Insert(at, (byte)random.Next(256)); break;
            }

            if (changed.Count == 0) break;
        }

        return [.. changed];
    }
}
