namespace Portal.Configuration;

internal enum SmtpSecurity
{
    /// <summary>The connection is encrypted before anything is said; a server that cannot is not talked to.</summary>
    StartTls,

    /// <summary>Only for a server on this computer.</summary>
    None,
}
