using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>The parameters of an authorization request and the order in which they are judged: the first that does not hold decides.</summary>
internal static class AuthorizationParameters
{
    /// <summary>What each parameter does to the request, or why it refuses.</summary>
    public delegate Outcome<AuthorizationRequest> Rule(AuthorizationRequest request, RequestParameters parameters);

    /// <summary>To add a parameter: a file in Parameters and a line here.</summary>
    public static IReadOnlyList<Rule> InOrder { get; } =
    [
        ResponseMode.Judge,
        ResponseType.Judge,
        RequestObject.Judge,
        State.Judge,
        Scope.Judge,
        Claims.Judge,
        CodeChallenge.Judge,
        Nonce.Judge,
        Prompt.Judge,
        MaxAge.Judge,
        AcrValues.Judge,
        LoginHint.Judge,
    ];

    /// <summary>The parameters that a parked request keeps; unknown ones are ignored. RFC 6749 §3.1</summary>
    public static IReadOnlyList<string> Kept { get; } =
    [
        ParameterNames.ClientId, ParameterNames.RedirectUri, ParameterNames.ResponseType, ParameterNames.ResponseMode,
        ParameterNames.Scope, ParameterNames.State, ParameterNames.Nonce, ParameterNames.Prompt, ParameterNames.MaxAge,
        ParameterNames.AcrValues, ParameterNames.Claims, ParameterNames.ClaimsLocales, ParameterNames.CodeChallenge,
        ParameterNames.CodeChallengeMethod, ParameterNames.IdTokenHint, ParameterNames.LoginHint, ParameterNames.UiLocales,
    ];
}
