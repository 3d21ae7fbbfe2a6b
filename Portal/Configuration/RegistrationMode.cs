namespace Portal.Configuration;

internal enum RegistrationMode
{
    /// <summary>Any program may register itself.</summary>
    Open,

    /// <summary>Whoever holds an initial access token.</summary>
    Token,

    /// <summary>Nobody.</summary>
    Off,
}
