namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients/{ClientId}/connect</c> asks of the host.</summary>
public interface IAdminConnect
{
    /// <summary>How to connect one client; null when there is none.</summary>
    [Reads]
    Task<Allowed<ConnectGuide?>> ShowAsync(string clientId, CancellationToken cancel);
}

/// <summary>Settings for the libraries and programs that fit a client.</summary>
public sealed record ConnectGuide(string ClientId, string Name, IReadOnlyList<ConnectRecipe> Recipes);

/// <param name="Name">Its words are under <c>Connect.(name)</c> in AdminWords.resx.</param>
/// <param name="Text">To paste.</param>
/// <param name="Changes">What of the client's registration must be otherwise before it works.</param>
public sealed record ConnectRecipe(string Name, string Text, IReadOnlyList<string> Changes);
