namespace Portal.Tests.Conformance.Certification;

/// <summary>How a plan is run: what a client asks for, how it wants the answer, how it proves itself.</summary>
public sealed record Variant(string ResponseType, bool FormPost = false, string ClientAuthentication = "client_secret_basic")
{
    private IReadOnlyList<string> Parts { get; } = ResponseType.Split(' ');

    public bool HasCode => Parts.Contains("code");

    public bool HasToken => Parts.Contains("token");

    public bool HasIdToken => Parts.Contains("id_token");

    /// <summary>Where the answer has to come: in the query of the code flow only.</summary>
    public Channel Channel => FormPost ? Channel.Form : ResponseType == "code" ? Channel.Query : Channel.Fragment;
}
