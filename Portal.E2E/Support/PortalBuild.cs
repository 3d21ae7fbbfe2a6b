namespace Portal.E2E.Support;

/// <summary>Finds the portal that was built together with these tests.</summary>
internal static class PortalBuild
{
    // .../Portal.E2E/bin/<configuration>/net10.0/
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The folder that this repository was cloned into.</summary>
    public static string Repository => Output.Parent!.Parent!.Parent!.Parent!.FullName;

    /// <summary>The built <c>Portal.dll</c>, of the same configuration as this test run.</summary>
    public static string Dll => Path.Combine(Repository, "Portal", "bin", Output.Parent!.Name, Output.Name, "Portal.dll");
}
