using Portal.Accounts.Sessions;
using Portal.Configuration;
using Portal.OpenId.Host;

namespace Portal.Accounts.Passwords;

/// <summary>The password grant's check: the sign-in page's own, lockout included, and only where passwords are allowed at all.</summary>
internal sealed class PasswordCheck(PasswordSignIn signIn, PortalOptions options) : IPasswordCheck
{
    public async Task<PasswordProof?> CheckAsync(string userName, string password, CancellationToken cancel)
    {
        if (!options.Passwords.Enabled || await signIn.JudgeAsync(userName, password, cancel) is not { } verdict) return null;

        var proof = Proof.Password;
        return new(verdict.UserId.ToString(), proof.Acr, proof.Amr.Split(' '));
    }
}
