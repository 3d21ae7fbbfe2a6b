namespace Portal.Configuration;

/// <summary><c>Portal:SignUp</c>.</summary>
/// <param name="Mode">Who may make an account.</param>
internal sealed record SignUpOptions(SignUpMode Mode = SignUpMode.Invite);
