namespace Portal.Data.Entities;

/// <summary>A dynamic registration that came from an address: counted in the database, so that neither a restart nor a second node forgets.</summary>
internal sealed class RegistrationAttempt
{
    public long Id { get; set; }

    public string Address { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
