namespace Portal.Audit;

/// <summary>The log of what happens to accounts.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddHttpContextAccessor().AddSingleton<SecurityLog>().AddScoped<UserEvents>();
}
