namespace Portal.Tests.Support;

/// <summary>The folder that the sources were cloned into. A reproducible build hides it from the compiler, so it is looked for from where the tests run.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "IdentityPortal.sln")) ? folder.FullName : Find(folder.Parent!);
}
