namespace Portal.Client.Contracts;

/// <summary>What <c>/signout</c> asks of the host. The yes itself is posted to <c>/oauth2/logout/confirm</c>.</summary>
public interface ISignOutPage
{
    /// <param name="request">An app's logout: opaque, passed on as it came. One that is too old counts as none.</param>
    Task<SignOutView> ShowAsync(string? request, CancellationToken cancel);
}

/// <param name="Account">Who is signed in, or null.</param>
/// <param name="AppName">The app that the person came from, when it is known.</param>
/// <param name="AppHost">Where they go back to afterwards; null when they stay.</param>
public sealed record SignOutView(AccountView? Account, string? AppName, string? AppHost)
{
    /// <summary>Other accounts that are signed in at this browser and stay so, unless all are to be signed out.</summary>
    public int Others { get; init; }
}
