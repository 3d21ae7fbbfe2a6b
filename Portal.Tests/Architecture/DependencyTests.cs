using System.Reflection;
using Portal.Client.Contracts;
using Portal.OpenId;

namespace Portal.Tests.Architecture;

/// <summary>Who may know whom: the host knows the engine and the pages, those know nobody.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void The_engine_knows_neither_database_nor_pages_nor_host() =>
        Assert.Empty(Forbidden(typeof(OpenIdOptions).Assembly, "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Identity", "Npgsql", "Portal"));

    [Fact]
    public void The_pages_know_neither_database_nor_engine_nor_host() =>
        Assert.Empty(Forbidden(typeof(PortalBrand).Assembly, "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity", "Npgsql", "Portal"));

    private static IEnumerable<string> Forbidden(Assembly assembly, params string[] names) =>
        assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(reference => names.Any(name => reference == name || reference.StartsWith(name + ".", StringComparison.Ordinal)));
}
