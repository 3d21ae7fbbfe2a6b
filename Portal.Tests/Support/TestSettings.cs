using Microsoft.Extensions.DependencyInjection;

namespace Portal.Tests.Support;

/// <summary>Settings of a portal under test, by their full names: <c>new() { ["Portal:SignUp:Mode"] = "open" }</c>.</summary>
internal sealed class TestSettings : Dictionary<string, string>
{
    public string Environment { get; init; } = "Development";

    /// <summary>Changes services after the portal registered its own.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
