namespace Portal.OpenId.Clients;

/// <summary>Where a client's registration came from; decides how far people are told to trust it.</summary>
public enum ClientOrigin
{
    /// <summary>An administrator or the bootstrap file.</summary>
    Administrator,

    /// <summary>Dynamic registration. RFC 7591</summary>
    Registration,

    /// <summary>A client id metadata document.</summary>
    MetadataDocument,

    /// <summary>Made by the host to try another client out, for a few minutes.</summary>
    Doctor,
}
