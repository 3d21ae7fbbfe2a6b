namespace Portal.Tests.Conformance.Certification;

/// <summary>How an authorization answer gets to the client.</summary>
public enum Channel
{
    /// <summary>It does not: the browser stays with the portal.</summary>
    None,

    /// <summary>In the query of the redirect URI.</summary>
    Query,

    /// <summary>In the fragment of the redirect URI.</summary>
    Fragment,

    /// <summary>Posted to the redirect URI by a page.</summary>
    Form,
}
