using Portal.Accounts.Recovery;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users;

/// <summary>What a new account is given, within the transaction that makes it.</summary>
internal sealed class UserBelongings(RoleMembers roles, GroupMembers groups, RecoveryLinks links)
{
    /// <summary>The link with which its owner makes a first way to sign in.</summary>
    public async Task<string?> GiveAsync(Guid id, NewUser wanted, CancellationToken cancel)
    {
        if (wanted.Role is { } role) await roles.GiveAsync(id, role, cancel);
        foreach (var group in wanted.Groups) await groups.AddAsync(id, group, cancel);
        return await links.MakeAsync(id, cancel);
    }
}
