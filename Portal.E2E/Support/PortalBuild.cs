namespace Portal.E2E.Support;

/// <summary>Finds the portal that was built together with these tests.</summary>
internal static class PortalBuild
{
    /// <summary>The built <c>Portal.dll</c>, of the same configuration as this test run.</summary>
    public static string Dll
    {
        get
        {
            // .../Portal.E2E/bin/<configuration>/net10.0/
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var root = output.Parent!.Parent!.Parent!.Parent!;
            return Path.Combine(root.FullName, "Portal", "bin", output.Parent!.Name, output.Name, "Portal.dll");
        }
    }
}
