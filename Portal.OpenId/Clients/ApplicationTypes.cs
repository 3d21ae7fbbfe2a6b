namespace Portal.OpenId.Clients;

/// <summary>Values of <c>application_type</c>. Registration §2</summary>
public static class ApplicationTypes
{
    /// <summary>Runs on a server or in a browser.</summary>
    public const string Web = "web";

    /// <summary>Runs on the person's own device.</summary>
    public const string Native = "native";
}
