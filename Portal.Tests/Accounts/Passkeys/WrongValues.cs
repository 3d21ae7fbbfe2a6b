using System.Security.Cryptography;
using System.Text;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passkeys;

/// <summary>Ways to be wrong in exactly one value.</summary>
internal static class WrongValues
{
    private static readonly Dictionary<string, Action<SoftCeremony>> All = new(StringComparer.Ordinal)
    {
        ["type"] = ceremony => ceremony.Type = ceremony.Type == "webauthn.get" ? "webauthn.create" : "webauthn.get",
        ["type payment"] = ceremony => ceremony.Type = "payment.get",
        ["challenge"] = ceremony => ceremony.Challenge = RandomNumberGenerator.GetBytes(32),
        ["challenge bit"] = ceremony => ceremony.Challenge[31] ^= 1,
        ["empty challenge"] = ceremony => ceremony.Challenge = [],
        ["origin"] = ceremony => ceremony.Origin = "https://evil.example",
        ["origin port"] = ceremony => ceremony.Origin = "http://localhost:5081",
        ["origin slash"] = ceremony => ceremony.Origin = TestPortal.Address + "/",
        ["origin case"] = ceremony => ceremony.Origin = "HTTP://localhost:5080",
        ["origin null"] = ceremony => ceremony.Origin = null,
        ["cross origin"] = ceremony => ceremony.CrossOrigin = true,
        ["top origin"] = ceremony => ceremony.TopOrigin = TestPortal.Address,
        ["rp id"] = ceremony => ceremony.RpId = "evil.example",
        ["user present"] = ceremony => ceremony.Flags &= ~SoftFlags.UserPresent,
        ["user verified"] = ceremony => ceremony.Flags &= ~SoftFlags.UserVerified,
        ["backed up without eligible"] = ceremony => ceremony.Flags &= ~SoftFlags.BackupEligible,
        ["not eligible any more"] = ceremony => ceremony.Flags &= ~(SoftFlags.BackupEligible | SoftFlags.BackedUp),
        ["no credential"] = ceremony => ceremony.Flags &= ~SoftFlags.AttestedCredentialData,
        ["extension data missing"] = ceremony => ceremony.Flags |= SoftFlags.ExtensionData,
        ["algorithm"] = ceremony => ceremony.Algorithm = -8,
        ["trailing cbor"] = ceremony => ceremony.Trailing = [0x00],
        ["credential id of 1024 bytes"] = ceremony => ceremony.CredentialId = RandomNumberGenerator.GetBytes(1024),
        ["empty credential id"] = ceremony => ceremony.CredentialId = [],
        ["credential type"] = ceremony => ceremony.CredentialType = "password",
        ["id is not raw id"] = ceremony => ceremony.RewriteAnswer = answer => answer["rawId"] = "AAAA",
        ["id is another"] = ceremony => ceremony.RewriteAnswer = answer => (answer["id"], answer["rawId"]) = ("AAAA", "AAAA"),
        ["duplicate member"] = ceremony => ceremony.RewriteClientData = bytes => Rewrite(bytes, text => text.Insert(1, "\"origin\":\"https://evil.example\",")),
        ["changed after signing"] = ceremony => ceremony.RewriteAnswer = answer => answer["response"]!["clientDataJSON"] =
            Base64Url.Encode(Rewrite(Base64Url.Decode(answer["response"]!["clientDataJSON"]!.GetValue<string>())!, text => text.Replace("}", ",\"a\":1}", StringComparison.Ordinal))),
        ["signature bit"] = ceremony => ceremony.RewriteSignature = signature => [.. signature[..^1], (byte)(signature[^1] ^ 1)],
        ["signature trailing"] = ceremony => ceremony.RewriteSignature = signature => [.. signature, 0],
        ["empty signature"] = ceremony => ceremony.RewriteSignature = _ => [],
        ["no user handle"] = ceremony => ceremony.UserHandle = null,
        ["other user handle"] = ceremony => ceremony.UserHandle = Encoding.UTF8.GetBytes(Guid.NewGuid().ToString()),
        ["odd user handle"] = ceremony => ceremony.UserHandle = [0xff, 0xfe],
        ["other credential"] = ceremony => ceremony.CredentialId = RandomNumberGenerator.GetBytes(32),
    };

    public static Action<SoftCeremony> Of(string name) => All[name];

    private static byte[] Rewrite(byte[] bytes, Func<string, string> rewrite) => Encoding.UTF8.GetBytes(rewrite(Encoding.UTF8.GetString(bytes)));
}
