using Portal.OpenId.Protocol;

namespace Portal.OpenId.Host;

/// <summary>Is told of refused authorization and token requests. Not asked: nothing that it does changes an answer.</summary>
public interface IRefusedRequests
{
    /// <summary>The request at hand was refused.</summary>
    /// <param name="error">Why, and the way that the request had gone.</param>
    void Note(OAuthError error);
}
