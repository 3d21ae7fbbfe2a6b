using Microsoft.AspNetCore.Identity;

namespace Portal.Data.Entities;

/// <summary>A person with an account. The id is random and is both the <c>sub</c> claim and the WebAuthn user handle.</summary>
internal sealed class PortalUser : IdentityUser<Guid>
{
    private string _name = "";

    // Not left to the database's provider: PostgreSQL's would make ids that tell when the account was made.
    public PortalUser() => Id = Guid.NewGuid();

    /// <summary>The name that people see; the <c>name</c> claim.</summary>
    public string Name
    {
        get => _name;
        set => (_name, NormalizedName) = (value, Searched(value));
    }

    /// <summary>The name as searches have it.</summary>
    public string NormalizedName { get; private set; } = "";

    /// <summary>Further standard claims as a JSON object under their wire names. Core §5.1</summary>
    public string Profile { get; set; } = "{}";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When something last changed that apps are told about the person; null when nothing has since the account was made.</summary>
    public DateTimeOffset? ClaimsChangedAt { get; set; }

    /// <summary>Null while the account may be used.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Since when an administrator asks for a new passkey at the next sign-in; null when none does.</summary>
    public DateTimeOffset? PasskeyRequiredAt { get; set; }

    /// <summary>A text as <see cref="NormalizedName"/> would have it.</summary>
    public static string Searched(string text) => text.ToUpperInvariant();
}
