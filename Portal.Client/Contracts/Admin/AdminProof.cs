namespace Portal.Client.Contracts.Admin;

/// <summary>How long ago an administrator may have signed in to change things.</summary>
public static class AdminProof
{
    public const int Minutes = 15;
}
