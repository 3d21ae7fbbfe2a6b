namespace Portal.Client.Contracts.Admin;

/// <summary>How administrators bring people in.</summary>
public interface IAdminNewUsers
{
    /// <summary>Whether the portal can send mail.</summary>
    [Reads]
    Task<Allowed<bool>> SendsMailAsync(CancellationToken cancel);

    /// <summary>Makes an account without any way to sign in, and a link with which its owner makes one.</summary>
    [Changes]
    Task<Allowed<UserMade>> CreateAsync(NewUser user, CancellationToken cancel);

    /// <summary>An address where one person may make an account within a week. Nothing shows it again.</summary>
    [Changes]
    Task<Allowed<InvitationMade>> InviteAsync(Invitation invitation, CancellationToken cancel);
}
