namespace Portal.Data.Entities;

/// <summary>A code that no device shows, typed in by somebody: counted in the database, so that neither a restart nor a second node forgets.</summary>
internal sealed class UserCodeTry
{
    public long Id { get; set; }

    public Guid UserId { get; set; }

    public DateTimeOffset At { get; set; }
}
