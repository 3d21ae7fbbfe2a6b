using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Entities;
using Portal.Data.Protection;

namespace Portal.Audit.Chain;

/// <summary>
/// What holds the log of events together: HMAC-SHA-256 under a key that follows from the master key, so that nobody can make a seal who
/// has the database alone.
/// </summary>
internal sealed class ChainSeal(MasterKey master)
{
    private const int SaltBytes = 16;

    // No salt begins with it: base64url has no full stop.
    private const char MarksErasure = '.';
    private const int ErasureLength = 40;

    private readonly byte[] _key = master.Derive("audit-chain");

    public static string NewSalt() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltBytes));

    /// <summary>Seals an event in its place after all before it.</summary>
    /// <param name="previous">The hash of the event before it; empty for the first.</param>
    public string Hash(string previous, long sequence, SecurityEventRow row) => Seal(
        "event",
        previous,
        Text(sequence),
        Text(row.Id),
        Text(row.At.ToUnixTimeMilliseconds()),
        row.Kind,
        row.ClientId,
        row.Outcome.ToString(),
        row.TraceId,
        row.PersonalDigest);

    /// <summary>What an event tells of people, in a form that says nothing to whoever has not the salt.</summary>
    public string Digest(string salt, SecurityEventRow row) => Seal(["people", salt, .. People(row)]);

    /// <summary>In the place of the salt of an event that somebody was taken out of: vouches for what is left.</summary>
    public string Erasure(SecurityEventRow row) =>
        MarksErasure + Seal(["left", Text(row.Sequence ?? 0), row.PersonalDigest, .. People(row)])[..ErasureLength];

    /// <summary>Whether what an event tells of people is what it told when it was sealed, or what the portal left of it.</summary>
    public bool TellsTruly(SecurityEventRow row) => row.Salt switch
    {
        null => false,
        [MarksErasure, ..] => row.Salt == Erasure(row),
        _ => row.PersonalDigest == Digest(row.Salt, row),
    };

    /// <summary>Seals both ends of the chain.</summary>
    /// <param name="last">The hash of the last sealed event.</param>
    public string Ends(AuditChainRow chain, string last) =>
        Seal("ends", Text(chain.SealedTo), last, Text(chain.PrunedTo), chain.PrunedHash);

    private static string?[] People(SecurityEventRow row) =>
        [row.UserId?.ToString(), row.ActorId?.ToString(), row.SessionId?.ToString(), row.Address, row.UserAgent, row.Details];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Each part after its length, and nothing is told from empty: no two lists of parts are written alike.
    private string Seal(params ReadOnlySpan<string?> parts)
    {
        using var seal = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
            seal.AppendData(length);
            seal.AppendData(bytes);
        }

        return Base64Url.EncodeToString(seal.GetHashAndReset());
    }
}
