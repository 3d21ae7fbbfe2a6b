namespace Portal.Data.Entities;

/// <summary>A person's membership in a group: a name that apps are told in the <c>groups</c> claim.</summary>
internal sealed class UserGroupRow
{
    public Guid UserId { get; set; }

    public string Name { get; set; } = "";
}
