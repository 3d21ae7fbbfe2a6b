namespace Portal.E2E.Rps;

/// <summary>
/// An app that lets people sign in with the portal. <c>/login</c> begins (its query goes along to the portal), <c>/callback</c> shows what
/// came back as JSON, <c>/refresh</c> does so after a refresh.
/// </summary>
public interface IRelyingParty : IAsyncDisposable
{
    /// <summary>Without a trailing slash.</summary>
    string Address { get; }

    /// <summary>What the app wrote, for a failed test.</summary>
    string Log { get; }
}

/// <param name="IdTokenAlg">The one algorithm that the app accepts.</param>
public sealed record RpSettings(string Issuer, string ClientId, string? ClientSecret, string IdTokenAlg, string Scope);

/// <summary>Which of the two relying parties a test uses.</summary>
public enum RpKind
{
    CSharp,
    Node,
}

internal static class RelyingParties
{
    public static async Task<IRelyingParty> StartAsync(RpKind kind, RpSettings settings, CancellationToken cancel) => kind switch
    {
        RpKind.CSharp => await CSharpRelyingParty.StartAsync(settings, cancel),
        RpKind.Node => await NodeRelyingParty.StartAsync(settings, cancel),
    };
}
