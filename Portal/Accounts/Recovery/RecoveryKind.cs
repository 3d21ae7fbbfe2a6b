namespace Portal.Accounts.Recovery;

/// <summary>What somebody proved that an account is theirs by, having lost the way to sign in to it.</summary>
internal enum RecoveryKind
{
    /// <summary>A code that they kept on paper.</summary>
    Code,

    /// <summary>An address that an operator gave them.</summary>
    Link,
}
