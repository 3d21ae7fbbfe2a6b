using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Accounts.SecondFactors;

/// <summary>
/// Time-based one-time passwords as authenticator apps make them: HMAC-SHA-1, six digits, steps of thirty seconds; the same codes as
/// Identity's authenticator provider, which does not tell the step and so cannot keep a code from being used twice. RFC 6238, RFC 4226
/// </summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int StepSeconds = 30;

    // RFC 4226 §4 R6
    private const int KeyBytes = 20;
    private const int Modulus = 1_000_000;

    // One step for a clock that is a little off, or somebody who types slowly. RFC 6238 §5.2
    private const int Drift = 1;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    public static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // RFC 6238 §1.2: what authenticator apps share is HMAC-SHA-1, which collisions of the hash do not weaken.
#pragma warning disable CA5350
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        // Dynamic truncation. RFC 4226 §5.3
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step, around now, whose code this is; null when it is none. Looks at each step, so that time tells nothing.</summary>
    public static long? StepOf(string code, byte[] key, DateTimeOffset now)
    {
        long? found = null;
        var typed = Encoding.UTF8.GetBytes(code);
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(key, step)), typed)) found = step;
        }

        return found;
    }
}
