namespace Portal.Data.Entities;

/// <summary>The name under which a sector knows a person.</summary>
internal sealed class PairwiseSubjectRow
{
    public Guid UserId { get; set; }

    /// <summary>The host of the sector identifier.</summary>
    public string Sector { get; set; } = "";

    public string Subject { get; set; } = "";
}
