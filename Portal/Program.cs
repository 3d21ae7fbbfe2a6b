using Portal.Accounts;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Stores;
using Portal.Hosting;
using Portal.OpenId;

var builder = WebApplication.CreateBuilder(ServedFiles.Options(args));
var settings = PortalOptions.Read(builder.Configuration, builder.Environment.IsDevelopment());
builder.UseBuiltFiles();
builder.Services.AddPortalOptions(settings);
builder.Services.AddPortalData(settings.Database);
builder.Services.AddPortalIdentity();
builder.Services.AddPortalStores();
builder.Services.AddOpenId();
builder.Services.AddPages();
builder.Services.AddAccounts();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapStaticAssets();
app.MapHealthChecks("/health/live");
app.MapOpenId();
app.MapAccounts();
app.MapPages();

await app.Services.MigrateAsync(CancellationToken.None);
await app.RunAsync();
