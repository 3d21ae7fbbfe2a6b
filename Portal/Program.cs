using Portal.Accounts;
using Portal.Admin.Doctor;
using Portal.Admin.Events;
using Portal.Configuration;
using Portal.Consents;
using Portal.Hosting;
using Portal.Interactions;
using Portal.Languages;
using Portal.OpenId;
using Portal.Settings;

return await CommandLine.RunAsync(
    args,
    serve: settings => Build(settings).ServeAsync(),
    operate: (settings, verb) => Build(settings, operates: true).OperateAsync(verb));

static WebApplication Build(string[] args, bool operates = false)
{
    var builder = WebApplication.CreateBuilder(ServedFiles.Options(args));
    var settings = PortalOptions.Read(builder.Configuration, builder.Environment.IsDevelopment());
    builder.UseBuiltFiles();
    builder.UsePortalLogLevels(operates);
    builder.UsePortalListener();
    builder.Services.AddPortal(settings);

    var app = builder.Build();
    app.UseProxies(settings);
    app.UseSecurityHeaders();
    app.UseFailureAnswers();
    app.UseRouting();
    app.UseCors();
    app.UseRateLimiter();
    app.UseAuthentication();
    app.UseLanguages();
    app.UseAuthorization();
    app.MapStaticAssets();
    app.MapHealth();
    app.MapBrandFiles();
    app.MapClientLogos();
    app.MapOpenId();
    app.MapAccounts();
    app.MapAuditExport();
    app.MapDoctor();
    app.MapConsents();
    app.MapLanguages();
    app.MapPages();
    return app;
}
