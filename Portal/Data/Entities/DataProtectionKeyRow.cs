namespace Portal.Data.Entities;

/// <summary>A key of ASP.NET Core's data protection, encrypted under the master key.</summary>
internal sealed class DataProtectionKeyRow
{
    public Guid Id { get; set; }

    public string FriendlyName { get; set; } = "";

    public string Xml { get; set; } = "";
}
