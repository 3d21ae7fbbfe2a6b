namespace Portal.OpenId.Host;

/// <summary>Checks a password for the password grant: with the same lockout, limits and further factors as on the sign-in page.</summary>
public interface IPasswordCheck
{
    /// <summary>Checks a name and a password.</summary>
    /// <param name="userName">As typed.</param>
    /// <param name="password">As typed; never logged.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when they do not fit, the account is locked or disabled, or it needs more than a password.</returns>
    Task<PasswordProof?> CheckAsync(string userName, string password, CancellationToken cancel);
}

/// <summary>A password that was right.</summary>
/// <param name="Subject">Whose it is.</param>
/// <param name="Acr">What the proof is worth.</param>
/// <param name="Amr">How it was given. RFC 8176</param>
public sealed record PasswordProof(string Subject, string Acr, IReadOnlyList<string> Amr);
