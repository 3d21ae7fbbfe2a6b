namespace Portal.Client.Contracts;

/// <summary>What <c>/setup</c> and <c>/signup</c> ask of the host: first the account's details, then the way to sign in.</summary>
public interface ISignUpPage
{
    Task<SignUpView> ShowAsync(SignUpKind kind, string? code, CancellationToken cancel);

    /// <summary>Checks the details; what comes back carries the account to be made through the second step, sealed for a quarter of an hour.</summary>
    Task<SignUpStep> CheckAsync(SignUpKind kind, string? code, SignUpDetails details, CancellationToken cancel);

    /// <summary>Makes the account with a password instead of a passkey and signs it in.</summary>
    Task<PageResult> WithPasswordAsync(string ticket, string password, Destination destination, CancellationToken cancel);
}

public enum SignUpKind
{
    /// <summary>The first administrator of an empty installation.</summary>
    Setup,

    /// <summary>Anyone, or whoever holds an invitation.</summary>
    SignUp,
}

public enum SignUpView
{
    /// <summary>Show the form.</summary>
    Open,

    /// <summary>The code is missing, wrong, used or expired; or set-up was done already.</summary>
    CodeRefused,

    /// <summary>This installation takes no sign-ups.</summary>
    Closed,
}

public sealed record SignUpDetails(string UserName, string Name, string Email);

public abstract record SignUpStep
{
    private SignUpStep()
    {
    }

    /// <param name="Ticket">Sealed details; goes to the passkey endpoints as <c>signUp</c>, and back with a password.</param>
    /// <param name="Passwords">Whether a password may be chosen instead.</param>
    public sealed record Choose(string Ticket, SignUpDetails Details, bool Passwords) : SignUpStep;

    /// <summary>One message per field (<c>userName</c>, <c>name</c>, <c>email</c>), or one for the form.</summary>
    public sealed record Mend(string? Message, IReadOnlyDictionary<string, string> Fields) : SignUpStep;
}
