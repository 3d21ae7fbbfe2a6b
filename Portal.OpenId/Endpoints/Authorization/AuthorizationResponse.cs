using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Portal.OpenId.Endpoints.Authorization.Responses;
using Portal.OpenId.Host;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>Sends an answer to a redirect target: always with <c>iss</c>, and with <c>state</c> as it came. RFC 6749 §4.1.2; RFC 9207 §2</summary>
internal sealed class AuthorizationResponse(IOptions<OpenIdOptions> options, IRefusedRequests refused)
{
    /// <summary>The answer that carries what was asked for.</summary>
    public IResult Ok(RedirectTarget target, List<KeyValuePair<string, string>> parameters) => Send(target, parameters);

    /// <summary>The answer that carries an error.</summary>
    public IResult Error(RedirectTarget target, OAuthError error)
    {
        refused.Note(error);
        return Send(target, [new(ParameterNames.Error, error.Code), new(ParameterNames.ErrorDescription, error.Description)]);
    }

    [Spec("RFC 9207 §2")]
    private IResult Send(RedirectTarget target, List<KeyValuePair<string, string>> parameters)
    {
        if (target.State is { } state) parameters.Add(new(ParameterNames.State, state));
        parameters.Add(new(ParameterNames.Iss, options.Value.Issuer));

        return target.ResponseMode switch
        {
            ResponseModes.FormPost => new FormPost(target.Uri, parameters),
            ResponseModes.Fragment => new SeeOther($"{target.Uri}#{Encode(parameters)}"),
            _ => new SeeOther($"{target.Uri}{Separator(target.Uri)}{Encode(parameters)}"),
        };
    }

    private static string Separator(string uri) => !uri.Contains('?') ? "?" : uri.EndsWith('?') || uri.EndsWith('&') ? "" : "&";

    private static string Encode(List<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{parameter.Key}={UrlEncoder.Default.Encode(parameter.Value)}"));
}
