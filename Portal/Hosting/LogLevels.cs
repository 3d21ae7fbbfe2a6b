using Microsoft.Extensions.Configuration.Memory;

namespace Portal.Hosting;

/// <summary>How much is logged, unless <c>Logging:LogLevel</c> says otherwise.</summary>
internal static class LogLevels
{
    // The frameworks log each address with its query at Information, and one-time codes are in queries.
    private static readonly Dictionary<string, string?> Otherwise = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        // SQLite changes a table by making another one, and each first start would be warned of that.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Migrations"] = "Error",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        // It logs with its trace what the start tells in a line; a background job that dies is critical and still logged.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
    };

    // What a verb says may go into a file or to another program: nothing else is to stand beside it.
    private static readonly Dictionary<string, string?> OfVerbs = new(Otherwise) { ["Logging:LogLevel:Default"] = "Warning" };

    /// <param name="operates">True for an operator's verb, false for serving.</param>
    public static void UsePortalLogLevels(this WebApplicationBuilder builder, bool operates) =>
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = operates ? OfVerbs : Otherwise });
}
