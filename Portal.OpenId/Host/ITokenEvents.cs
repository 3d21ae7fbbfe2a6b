namespace Portal.OpenId.Host;

/// <summary>Is told which tokens were given, at the token endpoint or in the answer of the authorization endpoint, and what the former refused. Not asked: nothing that it does changes an answer.</summary>
public interface ITokenEvents
{
    /// <summary>Tokens are about to go out; what they were asked with is used up.</summary>
    /// <param name="issued">What is given to whom.</param>
    /// <returns>Completes when it is noted; the answer waits for that.</returns>
    ValueTask IssuedAsync(TokensIssued issued);

    /// <summary>A request for tokens was refused.</summary>
    /// <param name="refused">Why, and whose request it was.</param>
    /// <returns>Completes when it is noted; the answer waits for that.</returns>
    ValueTask RefusedAsync(TokensRefused refused);
}

/// <summary>An answer that has tokens.</summary>
/// <param name="GrantType">How they were asked for; <c>implicit</c> for all that come through the browser.</param>
/// <param name="ClientId">Who gets them.</param>
/// <param name="Subject">For whom they speak; null where the client acts for itself.</param>
/// <param name="SessionId">The session of the grant; null where there is none.</param>
/// <param name="Scope">What the access token may do.</param>
public sealed record TokensIssued(string GrantType, string ClientId, string? Subject, string? SessionId, IReadOnlyCollection<string> Scope);

/// <summary>An answer of the token endpoint that has an error.</summary>
/// <param name="Error">The error code. RFC 6749 §5.2</param>
/// <param name="GrantType">How tokens were asked for, where that is a grant type of the endpoint.</param>
/// <param name="ClientId">The client, where it proved itself.</param>
public sealed record TokensRefused(string Error, string? GrantType, string? ClientId);
