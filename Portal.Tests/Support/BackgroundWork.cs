using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Hosting;
using Portal.Hosting.Timing;

namespace Portal.Tests.Support;

/// <summary>Marks what the portal does on its own, so that it is not counted as the work of a request.</summary>
internal static class BackgroundWork
{
    public static void MarkBackgroundWork(this IServiceCollection services)
    {
        foreach (var (place, descriptor) in services.Index().Where(item => IsOurs(item.Item)).ToList())
            services[place] = ServiceDescriptor.Singleton<IHostedService>(provider => new Marked(Make(descriptor, provider)));
    }

    // Tests have these done when they want it, and it is theirs then.
    private static bool IsOurs(ServiceDescriptor descriptor) => descriptor.ServiceType == typeof(IHostedService)
        && descriptor.ImplementationType != typeof(Housekeeping)
        && descriptor.ImplementationType != typeof(EndpointTimeWriter)
        && (descriptor.ImplementationType?.Assembly ?? descriptor.ImplementationFactory?.Method.Module.Assembly) == typeof(Program).Assembly;

    private static IHostedService Make(ServiceDescriptor descriptor, IServiceProvider provider) => (IHostedService)(descriptor.ImplementationType is { } type
        ? ActivatorUtilities.CreateInstance(provider, type)
        : descriptor.ImplementationFactory!(provider));

    private sealed class Marked(IHostedService work) : IHostedService, IAsyncDisposable, IDisposable
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            TestLog.GoToBackground();
            await work.StartAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => work.StopAsync(cancellationToken);

        public async ValueTask DisposeAsync()
        {
            if (work is IAsyncDisposable disposable) await disposable.DisposeAsync();
            else Dispose();
        }

        public void Dispose() => (work as IDisposable)?.Dispose();
    }
}
