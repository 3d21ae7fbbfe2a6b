namespace Portal.Client.Layout;

/// <summary>The parts of the portal that each have a look of their own.</summary>
public enum Room
{
    /// <summary>Where people sign in and decide: one card.</summary>
    Entrance,

    /// <summary>For people who are signed in.</summary>
    Account,

    /// <summary>For administrators and auditors.</summary>
    Admin,
}
