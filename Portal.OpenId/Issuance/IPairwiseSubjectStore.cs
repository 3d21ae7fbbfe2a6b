namespace Portal.OpenId.Issuance;

/// <summary>Keeps the names under which sectors know people. Random and stored rather than computed, so that no secret can give them all away. Core §8.1</summary>
public interface IPairwiseSubjectStore
{
    /// <summary>The name of a person in a sector, the same for ever once it was given; also when two requests give it at once.</summary>
    /// <param name="subject">The person.</param>
    /// <param name="sector">The host of the sector identifier.</param>
    /// <param name="candidate">The name to keep when there is none yet.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>The name that is kept.</returns>
    Task<string> FindOrAddAsync(string subject, string sector, string candidate, CancellationToken cancel);
}
