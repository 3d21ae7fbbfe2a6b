namespace Portal.Client.Contracts;

/// <summary>What the error page says. Plain words first; the protocol's own words for whoever has to fix it.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Message">What it means for the reader, and the next step.</param>
/// <param name="Code">The OAuth error code, when there is one.</param>
/// <param name="Detail">One sentence for the app's developer.</param>
/// <param name="Id">An id that an administrator can look up.</param>
public sealed record ErrorView(string Title, string Message, string? Code, string? Detail, string Id);
