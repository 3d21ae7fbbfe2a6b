namespace Portal.Configuration;

internal enum SignUpMode
{
    /// <summary>Anyone may make an account.</summary>
    Open,

    /// <summary>Whoever holds an invitation.</summary>
    Invite,

    /// <summary>Nobody.</summary>
    Off,
}
