namespace Portal.Accounts.Sessions;

/// <summary>How a person proved who they are, in the words that go into id tokens.</summary>
/// <param name="Acr">What the proof is worth: <c>phr</c> resists phishing (OpenID EAP ACR Values §2), <c>pwd</c> is a password.</param>
/// <param name="Amr">How it was given, RFC 8176 §2, space-delimited.</param>
internal sealed record Proof(string Acr, string Amr)
{
    /// <summary>A password alone.</summary>
    public static Proof Password { get; } = new("pwd", "pwd");

    /// <summary>
    /// A passkey with user verification: possession plus biometrics or PIN, hence <c>mfa</c>. A key that can be backed up is not bound to
    /// hardware.
    /// </summary>
    public static Proof Passkey(bool backupEligible) => new("phr", backupEligible ? "swk user mfa" : "hwk user mfa");
}
