namespace Portal.Data.Entities;

internal enum PasskeyCeremonyKind
{
    /// <summary>Makes a passkey.</summary>
    Create,

    /// <summary>Makes one on the browser's own account, after a sign-in with a password.</summary>
    Upgrade,

    /// <summary>Signs in with one.</summary>
    Get,
}
