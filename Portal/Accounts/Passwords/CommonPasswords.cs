using System.Collections.Frozen;
using System.IO.Compression;

namespace Portal.Accounts.Passwords;

/// <summary>Passwords that are tried first by whoever guesses. Where the list comes from: docs/common-passwords.md</summary>
internal sealed class CommonPasswords
{
    private const string Resource = "Portal.Accounts.Passwords.common-passwords.txt.gz";

    // Read when it is first asked for: most starts never need it.
    private readonly Lazy<FrozenSet<string>> _all = new(Read);

    /// <param name="password">In lower case.</param>
    public bool Has(string password) => _all.Value.Contains(password);

    private static FrozenSet<string> Read()
    {
        using var packed = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
