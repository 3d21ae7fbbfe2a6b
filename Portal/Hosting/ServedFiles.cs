namespace Portal.Hosting;

/// <summary>Makes the files of the site be found however the portal is started; ASP.NET Core answers an empty 200 for one it cannot find.</summary>
internal static class ServedFiles
{
    /// <summary>A published portal looks for its files beside its own program, not in the folder it happens to be started from.</summary>
    public static WebApplicationOptions Options(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };

    /// <summary>An unpublished build serves its files from where they were built, in every environment and not only in Development.</summary>
    public static void UseBuiltFiles(this WebApplicationBuilder builder)
    {
        // Files that come after the build are nobody's here, and looking for them answers every unknown address with "GET or HEAD, please".
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        if (!builder.Environment.IsDevelopment())
        {
            builder.WebHost.UseStaticWebAssets();
        }
    }
}
