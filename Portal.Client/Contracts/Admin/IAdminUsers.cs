namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/users</c> asks of the host.</summary>
public interface IAdminUsers
{
    /// <summary>A part of the accounts that match. Where much matches, <see cref="ListPage{T}.Extent"/> says what the list leaves out.</summary>
    [Reads]
    Task<Allowed<ListPage<UserLine>>> ListAsync(UserQuery query, CancellationToken cancel);

    /// <summary>One account; null when there is none.</summary>
    [Reads]
    Task<Allowed<UserDetails?>> ShowAsync(Guid id, CancellationToken cancel);
}
