namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/users</c> asks of the host.</summary>
public interface IAdminUsers
{
    /// <summary>A part of the accounts that match. The total stops at <see cref="UserQuery.CountedUpTo"/>.</summary>
    [Reads]
    Task<Allowed<ListPage<UserLine>>> ListAsync(UserQuery query, CancellationToken cancel);

    /// <summary>One account; null when there is none.</summary>
    [Reads]
    Task<Allowed<UserDetails?>> ShowAsync(Guid id, CancellationToken cancel);
}
