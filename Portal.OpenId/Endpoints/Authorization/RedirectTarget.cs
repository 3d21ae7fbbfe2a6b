using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.OpenId.Scopes;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>The only place an authorization answer may be sent; exists only for a registered URI. RFC 6749 §4.1.2.1</summary>
public sealed record RedirectTarget
{
    private RedirectTarget(string uri, bool wasSent, RequestParameters parameters)
    {
        (Uri, WasSent, State) = (uri, wasSent, parameters[ParameterNames.State]);
        ResponseMode = ResponseTypes.AsksForToken(parameters[ParameterNames.ResponseType]) ? ResponseModes.Fragment : ResponseModes.Query;
    }

    /// <summary>The redirect URI, with the port that the request named.</summary>
    public string Uri { get; }

    /// <summary>False when the request left it out and the client has only this one.</summary>
    public bool WasSent { get; }

    /// <summary>Goes back to the client as it came.</summary>
    public string? State { get; }

    /// <summary>How the answer gets there; at first the usual way of the response type, so that an error about it travels safely, too.</summary>
    public string ResponseMode { get; init; }

    /// <summary>Judges the redirect URI of a request.</summary>
    /// <param name="client">The client that the request names.</param>
    /// <param name="parameters">The request.</param>
    /// <returns>The target; or an error that must be shown and not redirected.</returns>
    [Spec("RFC 6749 §3.1.2.3")]
    [Spec("Core §3.1.2.1")]
    public static Outcome<RedirectTarget> For(RegisteredClient client, RequestParameters parameters)
    {
        var registered = client.Metadata.RedirectUris;
        if (parameters[ParameterNames.RedirectUri] is { } sent)
            return registered.Any(uri => RedirectUri.Matches(uri, sent)) ? new RedirectTarget(sent, wasSent: true, parameters) : Errors.UnregisteredRedirectUri;

        var isOpenId = ScopeSet.Parse(parameters[ParameterNames.Scope])?.Contains(StandardScopes.OpenId) ?? false;
        return registered.Count == 1 && !isOpenId
            ? new RedirectTarget(registered[0], wasSent: false, parameters)
            : Errors.Missing(ParameterNames.RedirectUri);
    }
}
