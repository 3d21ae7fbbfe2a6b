namespace Portal.Configuration;

internal enum SmtpSecurity
{
    /// <summary><see cref="Tls"/> at its own port, and else <see cref="StartTls"/>.</summary>
    Auto,

    /// <summary>The connection is encrypted before anything is said; a server that cannot is not talked to.</summary>
    StartTls,

    /// <summary>The connection is encrypted from its first byte.</summary>
    Tls,

    /// <summary>Only for a server on this computer.</summary>
    None,
}
