namespace Portal.Client.Contracts;

/// <summary>The signed-in person's own password; used from a circuit.</summary>
public interface IPasswordSettings
{
    /// <param name="current">The password before it, where there is one that is asked for.</param>
    /// <param name="endOthers">Whether every other sign-in of the account ends.</param>
    Task<SecurityAnswer> SetAsync(string? current, string password, bool endOthers, CancellationToken cancel);

    Task<SecurityAnswer> RemoveAsync(CancellationToken cancel);
}
