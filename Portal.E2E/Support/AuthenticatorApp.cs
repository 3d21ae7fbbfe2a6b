using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Portal.E2E.Support;

/// <summary>An authenticator app on somebody's phone. RFC 6238</summary>
/// <param name="key">As the page shows it.</param>
internal sealed class AuthenticatorApp(string key)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    private readonly byte[] _key = Decode(key);
    private long _shown;

    /// <summary>A code that was not shown before; waits for the next one if it has to.</summary>
    public async Task<string> NextAsync(CancellationToken cancel)
    {
        while (Step() <= _shown) await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
        _shown = Step();
        return CodeAt(_shown);
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;

    private string CodeAt(long step)
    {
        var counter = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator apps do.
        var hash = HMACSHA1.HashData(_key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }

    private static byte[] Decode(string text)
    {
        List<byte> bytes = [];
        var (buffer, bits) = (0, 0);
        foreach (var letter in text.Where(letter => letter != ' '))
        {
            (buffer, bits) = (((buffer << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xfff, bits + 5);
            if (bits < 8) continue;

            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return [.. bytes];
    }
}
