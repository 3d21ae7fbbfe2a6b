namespace Portal.Client.Contracts;

/// <summary>What <c>/consent</c> asks of the host. The decision itself is posted to <c>/oauth2/authorize/confirm</c>.</summary>
public interface IConsentPage
{
    /// <summary>Null when the request is too old or was tampered with.</summary>
    Task<ConsentView?> ShowAsync(string request, CancellationToken cancel);
}

/// <param name="SwitchAddress">Signs in as somebody else without losing the request.</param>
/// <param name="LocalProgram">Every redirect URI is on this computer: any local program could have started this.</param>
public sealed record ConsentView(
    ClientView Client, AccountView Account, IReadOnlyList<ScopeView> Scopes, string SwitchAddress, bool LocalProgram);

public sealed record AccountView(string Name, string UserName, string? Email);

/// <param name="Name">The scope's protocol name, the value of the form's <c>scope</c> field.</param>
/// <param name="Required">Without it the app gets nothing; cannot be unticked.</param>
/// <param name="New">Not part of what this person agreed to last time.</param>
public sealed record ScopeView(string Name, string Title, string Description, bool Required, bool New);
