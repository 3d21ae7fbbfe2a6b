namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Values of <c>response_mode</c>. Multiple Response Types §2.1; Form Post §2</summary>
public static class ResponseModes
{
    /// <summary>In the query of the redirect URI: the default for a code.</summary>
    public const string Query = "query";

    /// <summary>In the fragment of the redirect URI.</summary>
    public const string Fragment = "fragment";

    /// <summary>In a form that the browser posts.</summary>
    public const string FormPost = "form_post";

    /// <summary>All of them, in the order in which metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } = [Query, Fragment, FormPost];
}
