using Portal.OpenId;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapStaticAssets();
app.MapHealthChecks("/health/live");
app.MapOpenId();

await app.RunAsync();
