using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Http;

namespace Portal.Client.Components;

/// <summary>A link to one of the account's places, which is the current one also on pages that have their addresses elsewhere.</summary>
public sealed class PlaceLink : NavLink
{
    /// <summary>The path below which those pages are.</summary>
    [Parameter, EditorRequired]
    public required string Also { get; set; }

    /// <inheritdoc/>
    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute) || new PathString(new Uri(uriAbsolute).AbsolutePath).StartsWithSegments(Also);
}
