namespace Portal.Configuration;

/// <summary><c>Portal:Passwords</c>.</summary>
/// <param name="Enabled">Whether people may have a password and sign in with it.</param>
internal sealed record PasswordOptions(bool Enabled = true);
