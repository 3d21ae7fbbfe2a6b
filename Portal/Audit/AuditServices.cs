using Portal.Audit.Chain;
using Portal.Audit.Refusals;
using Portal.Audit.Tokens;
using Portal.OpenId.Host;

namespace Portal.Audit;

/// <summary>The log of what happens to accounts.</summary>
internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<SecurityLog>()
        .AddScoped<UserEvents>()
        .AddSingleton<ChainSeal>()
        .AddSingleton<ChainEnds>()
        .AddSingleton<ChainSealer>()
        .AddSingleton<ChainPruning>()
        .AddSingleton<ChainCheck>()
        .AddSingleton<EventErasure>()
        .AddHostedService<ChainSealing>()
        .AddSingleton<TokenEventQueue>()
        .AddSingleton<TokenEventBatch>()
        .AddSingleton<RefusalLimit>()
        .AddSingleton<ITokenEvents, TokenEvents>()
        .AddHostedService<TokenEventWriter>()
        .AddSingleton<RefusedRequestQueue>()
        .AddSingleton<RefusedRequests>()
        .AddSingleton<IRefusedRequests>(provider => provider.GetRequiredService<RefusedRequests>())
        .AddSingleton<RefusedRequestWriter>()
        .AddSingleton<RefusedRequestFinder>()
        .AddHostedService(provider => provider.GetRequiredService<RefusedRequestWriter>());
}
