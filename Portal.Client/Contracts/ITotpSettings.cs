namespace Portal.Client.Contracts;

/// <summary>The signed-in person's own authenticator app; used from a circuit.</summary>
public interface ITotpSettings
{
    /// <summary>A new key to give to an app. It counts for nothing until a code of it comes back. Null: the person has to prove who they are.</summary>
    Task<TotpSetup?> BeginAsync(CancellationToken cancel);

    Task<SecurityAnswer> ConfirmAsync(string ticket, string code, CancellationToken cancel);

    Task<SecurityAnswer> TurnOffAsync(CancellationToken cancel);
}

/// <param name="Ticket">The key, sealed; goes back with the code.</param>
/// <param name="Key">As people type it, in groups of four.</param>
/// <param name="Address">Opens an authenticator app on this device.</param>
public sealed record TotpSetup(string Ticket, string Key, string Address, QrCode Code);

/// <summary>A drawing of black on white, one unit for each module.</summary>
/// <param name="Path">SVG path data.</param>
public sealed record QrCode(int Size, string Path);
