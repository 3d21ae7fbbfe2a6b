namespace Portal.Accounts.Sessions;

/// <summary>The browser at which a person signs in.</summary>
/// <param name="Handles">The sessions that it already carries, the one in use first.</param>
internal sealed record Browser(string? UserAgent, string? IpAddress, IReadOnlyList<string> Handles)
{
    private const int UserAgentLimit = 512;

    /// <summary>Browser and system in words.</summary>
    public string Device => DeviceWords.Of(UserAgent);

    public static Browser Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        return new(
            agent.Length > UserAgentLimit ? agent[..UserAgentLimit] : agent,
            http.Connection.RemoteIpAddress?.ToString(),
            SessionCookie.ReadAll(http.Request));
    }
}
