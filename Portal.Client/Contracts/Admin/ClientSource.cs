namespace Portal.Client.Contracts.Admin;

/// <summary>Where a client came from.</summary>
public enum ClientSource
{
    /// <summary>An administrator or the bootstrap file.</summary>
    Administrator,

    /// <summary>It registered itself.</summary>
    Registration,
}
