namespace Portal.Client.Contracts;

/// <summary>Where an interactive page tells that it failed.</summary>
public interface IPageFailures
{
    /// <summary>Notes it for administrators.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="page">The route of the page; null when it is not known.</param>
    /// <returns>The id under which they find it.</returns>
    string Note(Exception failure, string? page);
}
