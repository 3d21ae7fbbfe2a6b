using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Support;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than Bunit.targets can take from the feed; the older one has what it calls.</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    internal static void ResolveOlderDiffing() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name == "AngleSharp.Diffing" ? LoadBesideTests(context, name) : null;

    private static Assembly? LoadBesideTests(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
