namespace Portal.Data;

/// <summary>The roles that mean something to the portal.</summary>
internal static class Roles
{
    /// <summary>May open <c>/admin</c>.</summary>
    public const string Admin = "admin";

    /// <summary>May open <c>/admin</c> and change nothing there.</summary>
    public const string Auditor = "auditor";

    /// <summary>The same in every installation, so that a migration can add the role.</summary>
    public static readonly Guid AdminId = new("6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a11");

    /// <inheritdoc cref="AdminId"/>
    public static readonly Guid AuditorId = new("6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a12");
}
