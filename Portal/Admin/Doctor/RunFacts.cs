namespace Portal.Admin.Doctor;

/// <summary>What a run showed, for the rules that say what it means.</summary>
internal sealed record RunFacts
{
    public bool Machine { get; init; }

    /// <summary>The form of the client's access tokens.</summary>
    public string Format { get; init; } = "";

    /// <summary>Space-delimited, as is <see cref="Granted"/>.</summary>
    public string Asked { get; init; } = "";

    /// <summary>Null where no token was given.</summary>
    public string? Granted { get; set; }

    /// <summary>Why the portal's own address did not answer.</summary>
    public string? Unreachable { get; set; }

    /// <summary>The metadata or the keys are not as an app needs them.</summary>
    public bool WrongMetadata { get; set; }

    /// <summary>The error that came back instead of a code.</summary>
    public string? AuthorizationError { get; set; }

    /// <summary>The answer does not name the portal as its issuer.</summary>
    public bool WrongIssuer { get; set; }

    /// <summary>The error of the token endpoint.</summary>
    public string? TokenError { get; set; }

    public bool BadIdToken { get; set; }

    public bool NoIdToken { get; set; }

    public bool BadUserInfo { get; set; }

    /// <summary>The token endpoint gave a refresh token.</summary>
    public bool Refreshable { get; set; }

    /// <summary>Whether a refresh token was replaced as it was used; null where none was.</summary>
    public bool? Rotated { get; set; }

    public bool RefreshFailed { get; set; }

    public bool IntrospectionFailed { get; set; }

    /// <summary>A revoked token went on working, or could not be revoked.</summary>
    public bool RevocationFailed { get; set; }
}
