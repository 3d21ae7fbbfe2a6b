using Microsoft.AspNetCore.Components.Routing;
using Portal.Client.Components;

namespace Portal.Client.Layout;

/// <summary>A place in the list of the administrators' pages.</summary>
/// <param name="Name">Its words are under <c>Places.(name)</c> in AdminWords.resx.</param>
internal sealed record AdminPlace(string Name, string Address, IconName Icon, NavLinkMatch Match = NavLinkMatch.Prefix);

/// <summary>The administrators' pages, in the order of the list.</summary>
internal static class AdminPlaces
{
    public static IReadOnlyList<AdminPlace> All { get; } =
    [
        new("Overview", "/admin", IconName.Overview, NavLinkMatch.All),
        new("Clients", "/admin/clients", IconName.Clients),
        new("Users", "/admin/users", IconName.Users),
        new("Scopes", "/admin/scopes", IconName.Scopes),
        new("Grants", "/admin/grants", IconName.Apps),
        new("Sessions", "/admin/sessions", IconName.Session),
        new("Registrations", "/admin/registrations", IconName.Apps),
        new("Keys", "/admin/keys", IconName.Keys),
        new("Audit", "/admin/audit", IconName.Audit),
        new("Settings", "/admin/settings", IconName.Settings),
    ];
}
