using Portal.Client.Contracts.Admin;

namespace Portal.Client.Pages.Admin;

/// <summary>The numbers that are shown, and what was asked for to get them.</summary>
public sealed record OverviewShown(string Key, OverviewNumbers Numbers);
