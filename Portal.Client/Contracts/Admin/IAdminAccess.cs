namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/grants</c> and <c>/admin/sessions</c> ask of the host: who and what can get in at the moment.</summary>
public interface IAdminAccess
{
    /// <summary>A part of what matches and still holds, the newest first. Where much matches, <see cref="ListPage{T}.Extent"/> says what the list leaves out.</summary>
    [Reads]
    Task<Allowed<ListPage<AccessLine>>> ListAsync(AccessKind kind, AccessQuery query, CancellationToken cancel);

    /// <summary>Ends some, at most <see cref="AccessQuery.AtOnce"/>.</summary>
    /// <param name="ids"><see cref="AccessLine.Id"/>.</param>
    /// <returns>How many were ended by this.</returns>
    [Changes]
    Task<Allowed<int?>> RevokeAsync(AccessKind kind, IReadOnlyList<string> ids, CancellationToken cancel);

    /// <summary>Ends a part of what matches, at most <see cref="AccessQuery.AtOnce"/>, but never the session in which it is asked for.</summary>
    /// <returns>How many there were; none when nothing is left.</returns>
    [Changes]
    Task<Allowed<int?>> RevokeMatchingAsync(AccessKind kind, AccessQuery query, CancellationToken cancel);
}
