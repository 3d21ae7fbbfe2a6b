namespace Portal.Client.Contracts.Admin;

/// <summary>What apps are told that a person belongs to: groups, and roles that mean nothing to the portal itself.</summary>
public interface IAdminMemberships
{
    /// <summary>Some groups that there are, by the beginning of their names.</summary>
    [Reads]
    Task<Allowed<IReadOnlyList<string>>> SuggestGroupsAsync(string begin, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> AddGroupAsync(Guid id, string name, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> RemoveGroupAsync(Guid id, string name, CancellationToken cancel);

    /// <summary>A role for apps. The portal's own are given by <see cref="IAdminUserChanges.GiveRoleAsync"/> alone.</summary>
    [Changes]
    Task<Allowed<UserChange>> GiveRoleAsync(Guid id, string name, CancellationToken cancel);

    [Changes]
    Task<Allowed<UserChange>> TakeRoleAsync(Guid id, string name, CancellationToken cancel);
}
