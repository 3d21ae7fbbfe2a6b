namespace Portal.OpenId.Keys;

/// <summary>The part of its life that a signing key is in.</summary>
public enum KeyStage
{
    /// <summary>Published, so that RPs learn it before it signs.</summary>
    Next,

    /// <summary>Signs.</summary>
    Signing,

    /// <summary>Signs no more; published as long as something that it signed may be about.</summary>
    Retired,

    /// <summary>No longer published.</summary>
    Gone,

    /// <summary>Withdrawn by an operator.</summary>
    Revoked,
}
