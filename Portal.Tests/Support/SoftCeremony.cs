using System.Text.Json.Nodes;
using Portal.Tests.Accounts.Passkeys.Attestation;

namespace Portal.Tests.Support;

/// <summary>One answer of an authenticator and its browser before it is signed: right as it is, until a test changes a value.</summary>
internal sealed class SoftCeremony
{
    public required string Type { get; set; }

    public required byte[] Challenge { get; set; }

    public string? Origin { get; set; } = TestPortal.Address;

    public bool? CrossOrigin { get; set; } = false;

    public string? TopOrigin { get; set; }

    public required string RpId { get; set; }

    public SoftFlags Flags { get; set; } = SoftFlags.UserPresent | SoftFlags.UserVerified | SoftFlags.BackupEligible | SoftFlags.BackedUp;

    public uint SignCount { get; set; }

    public required byte[] CredentialId { get; set; }

    public byte[]? UserHandle { get; set; }

    public int Algorithm { get; set; } = -7;

    public string Format { get; set; } = "none";

    /// <summary>Who vouches for the authenticator; nobody as it is.</summary>
    public Func<SoftAttested, SoftStatement>? Attest { get; set; }

    public string CredentialType { get; set; } = "public-key";

    public string[] Transports { get; set; } = ["internal", "hybrid"];

    /// <summary>Bytes after the end of the attestation object, or of the authenticator data when signing in.</summary>
    public byte[] Trailing { get; set; } = [];

    /// <summary>Changes the bytes of clientDataJSON.</summary>
    public Func<byte[], byte[]> RewriteClientData { get; set; } = bytes => bytes;

    /// <summary>Changes the finished signature.</summary>
    public Func<byte[], byte[]> RewriteSignature { get; set; } = bytes => bytes;

    /// <summary>Changes the finished answer.</summary>
    public Action<JsonObject> RewriteAnswer { get; set; } = _ => { };
}
