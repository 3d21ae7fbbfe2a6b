using Portal.OpenId.Issuance;

namespace Portal.Tests.OpenId.Support;

/// <summary>What clients were given, under their grants.</summary>
internal sealed partial class MemoryStores
{
    public IReadOnlyList<ClaimRelease> Released => [.. _grants.Values.SelectMany(grant => grant.Released)];

    public Task NoteAsync(ClaimRelease release, CancellationToken cancel) => Write(() => Note(release));

    private void Note(ClaimRelease? release)
    {
        if (release is null || !_grants.TryGetValue(release.GrantId, out var grant)) return;

        var others = grant.Released.Where(known => known.Place != release.Place || !known.Claims.SequenceEqual(release.Claims));
        _grants[grant.Id] = grant with { Released = [.. others, release] };
    }
}
