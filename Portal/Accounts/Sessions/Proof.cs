namespace Portal.Accounts.Sessions;

/// <summary>How a person proved who they are, in the words that go into id tokens.</summary>
/// <param name="Acr">What the proof is worth: <c>phr</c> resists phishing (OpenID EAP ACR Values §2), <c>mfa</c> is a password and
/// a second factor, <c>pwd</c> a password, <c>mail</c> a code that was mailed.</param>
/// <param name="Amr">How it was given, RFC 8176 §2, space-delimited.</param>
internal sealed record Proof(string Acr, string Amr)
{
    /// <summary>What proofs can be worth, best first.</summary>
    public static List<string> Ladder { get; } = ["phr", "mfa", "pwd", "mail"];

    /// <summary>A password alone.</summary>
    public static Proof Password { get; } = new("pwd", "pwd");

    /// <summary>A password and then a code of an authenticator app, or a recovery code in its place.</summary>
    public static Proof PasswordAndCode { get; } = new("mfa", "pwd otp mfa");

    /// <summary>A code from a mail: worth less than a password, which at least only its owner is meant to know.</summary>
    public static Proof MailCode { get; } = new("mail", "otp");

    /// <summary>
    /// A passkey with user verification: possession plus biometrics or PIN, hence <c>mfa</c>. A key that can be backed up is not bound to
    /// hardware.
    /// </summary>
    public static Proof Passkey(bool backupEligible) => new("phr", backupEligible ? "swk user mfa" : "hwk user mfa");
}
