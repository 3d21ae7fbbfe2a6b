using AdminLists;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Portal.Configuration;
using Portal.Data;
using Portal.Hosting;

// Settings as of the portal itself: --Portal:Database:Provider=PostgreSql --Portal:Database:ConnectionString=…
var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(new Microsoft.AspNetCore.Builder.WebApplicationOptions { Args = args, EnvironmentName = Environments.Development });
builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Default", "Error"), new("Portal:DataDirectory", builder.Configuration["Portal:DataDirectory"] ?? "bench/AdminLists/data")]);
Directory.CreateDirectory(builder.Configuration["Portal:DataDirectory"]!);
builder.Services.AddPortal(PortalOptions.Read(builder.Configuration, development: true));
await using var app = builder.Build();
await app.Services.MigrateAsync(CancellationToken.None);

await Seed.FillAsync(app.Services, clients: 100_000, people: 1_000_000);
var slow = await Lists.TimeAsync(app.Services);
Console.WriteLine(slow == 0 ? $"Every list answered within {Lists.MostMilliseconds} ms." : $"{slow} lists took longer than {Lists.MostMilliseconds} ms.");
return slow == 0 ? 0 : 1;
