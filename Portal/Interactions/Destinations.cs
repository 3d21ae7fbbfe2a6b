using Portal.Client.Contracts;

namespace Portal.Interactions;

/// <summary>Where a person goes on to after signing in. What an address carries is only followed within the portal.</summary>
internal static class Destinations
{
    public const string Home = "/account";

    private const string Resume = "/oauth2/authorize/resume";

    /// <summary>A parked request wins over a local path; without either it is the account's overview.</summary>
    public static string Onward(Destination destination) => destination switch
    {
        { Request: { Length: > 0 } request } => WithQuery(Resume, ("request", request)),
        { Return: { } path } when LocalPath.IsSafe(path) => path,
        _ => Home,
    };

    /// <summary>A page of the portal that carries the destination on.</summary>
    public static string Via(string page, Destination destination) =>
        WithQuery(page, ("request", destination.Request), ("return", LocalPath.IsSafe(destination.Return) ? destination.Return : null));

    private static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new System.Text.StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value)) continue;

            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }
}
