using Portal.Hosting;
using Portal.OpenId;

var builder = WebApplication.CreateBuilder(ServedFiles.Options(args));
builder.UseBuiltFiles();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapStaticAssets();
app.MapHealthChecks("/health/live");
app.MapOpenId();

await app.RunAsync();
