using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Token;

/// <summary>Picks the grant type that a request asks for. RFC 6749 §5.2</summary>
internal sealed class GrantHandlers(IEnumerable<IGrantHandler> handlers)
{
    private readonly List<IGrantHandler> _handlers = [.. handlers];

    /// <summary>All grant types, in the order in which metadata lists them.</summary>
    public IEnumerable<string> GrantTypes => _handlers.Select(handler => handler.GrantType);

    [Spec("RFC 6749 §5.2")]
    public async Task<Outcome<ValidatedGrant>> ValidateAsync(TokenRequest request, RegisteredClient client, CancellationToken cancel)
    {
        if (request.GrantType is null) return Errors.Missing(ParameterNames.GrantType);

        if (_handlers.Find(handler => handler.GrantType == request.GrantType) is not { } handler)
            return Errors.NotSupported(ErrorCodes.UnsupportedGrantType, "grant_type is not supported");

        if (!client.MayUse(handler.GrantType)) return Errors.UnauthorizedClient("The client is not registered for this grant_type");

        return await handler.ValidateAsync(request, client, cancel);
    }
}
