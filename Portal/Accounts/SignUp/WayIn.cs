using Microsoft.AspNetCore.Identity;

namespace Portal.Accounts.SignUp;

/// <summary>How the owner of a new account will sign in.</summary>
internal abstract record WayIn
{
    private WayIn()
    {
    }

    internal sealed record Passkey(UserPasskeyInfo Verified) : WayIn;

    internal sealed record Password(string Value) : WayIn;
}
