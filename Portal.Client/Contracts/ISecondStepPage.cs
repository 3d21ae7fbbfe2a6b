namespace Portal.Client.Contracts;

/// <summary>What <c>/signin/code</c> asks of the host: the second step after a password.</summary>
public interface ISecondStepPage
{
    /// <summary>Null when no sign-in waits for a code at this browser.</summary>
    Task<SecondStepView?> ShowAsync(Destination destination, CancellationToken cancel);

    /// <summary>Takes a code of the authenticator app, or a recovery code.</summary>
    Task<PageResult> WithCodeAsync(string code, Destination destination, CancellationToken cancel);
}

/// <param name="Account">Whose password it was.</param>
/// <param name="Client">The app that the person came from, when there is one.</param>
/// <param name="RecoveryCodes">Whether there are recovery codes left to use instead.</param>
public sealed record SecondStepView(AccountView Account, ClientView? Client, bool RecoveryCodes);
