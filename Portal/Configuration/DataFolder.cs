namespace Portal.Configuration;

/// <summary>Makes folders for what nobody else on the machine should read.</summary>
internal static class DataFolder
{
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
