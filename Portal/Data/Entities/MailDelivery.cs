namespace Portal.Data.Entities;

/// <summary>A mail that is to be sent; gone as soon as it was.</summary>
internal sealed class MailDelivery : Delivery
{
    /// <summary>The mail, encrypted under the master key: it may have a link in it that lets its reader in.</summary>
    public string Sealed { get; set; } = "";

    /// <summary>After this nobody has any use for it.</summary>
    public DateTimeOffset GiveUpAt { get; set; }
}
