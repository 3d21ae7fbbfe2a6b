namespace Portal.Client.Contracts;

/// <summary>The signed-in person's own recovery codes; used from a circuit.</summary>
public interface IRecoveryCodeSettings
{
    /// <summary>New codes, to be shown once; the old ones end. Null: the person has to prove who they are.</summary>
    Task<IReadOnlyList<string>?> MakeAsync(CancellationToken cancel);
}
