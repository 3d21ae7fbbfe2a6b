namespace Portal.Client.Components;

/// <summary>What a ceremony in the browser came to, as <c>passkey.js</c> tells it.</summary>
/// <param name="Reason">Null when it succeeded.</param>
/// <param name="Name">The new passkey's name.</param>
internal sealed record PasskeyOutcome(string? Reason, string? Name);
