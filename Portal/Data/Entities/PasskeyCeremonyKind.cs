namespace Portal.Data.Entities;

internal enum PasskeyCeremonyKind
{
    /// <summary>Makes a passkey.</summary>
    Create,

    /// <summary>Signs in with one.</summary>
    Get,
}
