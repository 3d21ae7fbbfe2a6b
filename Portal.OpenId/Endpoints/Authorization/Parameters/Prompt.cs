using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization.Parameters;

/// <summary>prompt: which pages the person must, or must not, see. Core §3.1.2.1</summary>
internal static class Prompt
{
    public const string None = "none";
    public const string Login = "login";
    public const string Consent = "consent";
    public const string SelectAccount = "select_account";

    /// <summary>Initiating User Registration via OpenID Connect 1.0</summary>
    public const string Create = "create";

    /// <summary>All that are supported; metadata lists them.</summary>
    public static IReadOnlyList<string> All { get; } = [None, Login, Consent, SelectAccount, Create];

    [Spec("Core §3.1.2.1")]
    public static Outcome<AuthorizationRequest> Judge(AuthorizationRequest request, RequestParameters parameters)
    {
        var prompt = parameters[ParameterNames.Prompt]?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray() ?? [];
        if (prompt.Except(All).Any()) return Errors.InvalidRequest("prompt has a value that is not supported");
        if (prompt.Length > 1 && prompt.Contains(None)) return Errors.InvalidRequest("prompt=none must stand alone");

        return request with { Prompt = prompt };
    }
}
