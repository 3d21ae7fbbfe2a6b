using System.Data.Common;
using Portal.Accounts.SignUp;
using Portal.Bootstrap;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Protection;
using Portal.OpenId.Keys;
using Portal.OpenId.Scopes;
using Portal.Settings;

namespace Portal.Hosting;

/// <summary>What happens, in this order, before the first request is answered. The settings were judged when they were read.</summary>
internal static partial class StartUp
{
    public static async Task ServeAsync(this WebApplication app)
    {
        var (services, cancel) = (app.Services, app.Lifetime.ApplicationStopping);
        WarnOfOddSettings(services.GetRequiredService<PortalOptions>(), app.Logger);
        await PrepareAsync(services, cancel);
        await services.GetRequiredService<KeyRing>().MakeDueKeysAsync(cancel);
        await ApplyBootstrapFileAsync(services, cancel);
        await ShowSetupAddressAsync(services, cancel);
        await ListenAsync(app);
    }

    public static async Task OperateAsync(this WebApplication app, OperatorVerb verb)
    {
        await using (app)
        {
            await PrepareAsync(app.Services, CancellationToken.None);
            await verb(app.Services, app.Services.GetRequiredService<OperatorOutput>().Writer, CancellationToken.None);
        }
    }

    /// <summary>The database is there, has the right form and was encrypted under our master key.</summary>
    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        try
        {
            await services.MigrateAsync(cancel);
        }
        catch (DbException refusal)
        {
            throw new CannotStartException($"The database of Portal:Database cannot be used: {refusal.Message.ReplaceLineEndings(" ")}");
        }

        services.CheckMasterKey();
        await services.GetRequiredService<SettingsWatch>().TakeAsync(cancel);
    }

    private static async Task ApplyBootstrapFileAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetRequiredService<PortalOptions>().BootstrapFile is not { } file) return;

        var scopes = await services.GetRequiredService<IScopeStore>().ListAsync(cancel);
        var described = await BootstrapFile.ReadAsync(file, scopes, cancel);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<BootstrapWriter>().ApplyAsync(described, cancel);
    }

    private static async Task ShowSetupAddressAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupCodes>().FirstRunAddressAsync(cancel) is { } address)
            await services.GetRequiredService<OperatorOutput>().Writer.WriteLineAsync($"There are no accounts yet. Make the first administrator's at {address}");
    }

    private static async Task ListenAsync(WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (IOException refusal) when (refusal.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                // Jobs that run already end as at any stop, and not because their services are gone.
                await app.StopAsync();
                throw new CannotStartException($"{refusal.Message.TrimEnd('.')}. Choose another one with --urls, for example --urls {IssuerSetting.DefaultAddress}");
            }

            await app.WaitForShutdownAsync();
        }
    }

    private static void WarnOfOddSettings(PortalOptions settings, ILogger log)
    {
        if (settings.Passkeys.Misfit(settings.Issuer) is { } misfit) LogMisfit(log, misfit);
        foreach (var name in settings.Unknown) LogUnknown(log, name);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Misfit}")]
    private static partial void LogMisfit(ILogger log, string misfit);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} is not a setting of the portal and is ignored")]
    private static partial void LogUnknown(ILogger log, string name);
}
