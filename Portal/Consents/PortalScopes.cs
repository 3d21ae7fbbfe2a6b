using Microsoft.Extensions.Options;
using Portal.Data.Stores;
using Portal.OpenId;
using Portal.OpenId.Scopes;

namespace Portal.Consents;

/// <summary>The scopes of the installation: first those of the portal's own APIs, which are meant for the portal, then the operator's.</summary>
internal sealed class PortalScopes(EfScopeStore operators, IOptions<OpenIdOptions> options) : IScopeStore
{
    /// <summary>Lets a program see with which apps its person shares.</summary>
    public const string Consents = "consents";

    public static IReadOnlyList<string> Own { get; } = [Consents];

    private readonly ScopeDefinition[] _own = [.. Own.Select(name => new ScopeDefinition(name, [options.Value.Issuer]))];

    // An operator's scope of the same name can only be older than the portal's own.
    public async ValueTask<IReadOnlyList<ScopeDefinition>> ListAsync(CancellationToken cancel) =>
        [.. _own, .. (await operators.ListAsync(cancel)).Where(scope => !Own.Contains(scope.Name))];
}
