using AdminLists;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Configuration;
using Portal.Data;
using Portal.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, EnvironmentName = Environments.Development });
var folder = builder.Configuration["Portal:DataDirectory"] ?? "bench/AdminLists/data";
builder.Configuration.AddInMemoryCollection([new("Logging:LogLevel:Default", "Error"), new("Portal:DataDirectory", folder)]);
Directory.CreateDirectory(folder);

// A server of its own where PostgreSQL is asked for and no database is named.
var onPostgres = builder.Configuration["Portal:Database:Provider"] == "PostgreSql";
await using var server = onPostgres && builder.Configuration["Portal:Database:ConnectionString"] is null ? await PostgresServer.StartAsync(Path.GetFullPath(folder)) : null;
if (server is not null) builder.Configuration["Portal:Database:ConnectionString"] = server.ConnectionString;

builder.Services.AddPortal(PortalOptions.Read(builder.Configuration, development: true));
await using var app = builder.Build();
await app.Services.MigrateAsync(CancellationToken.None);

var contexts = app.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<PortalDbContext>>();
await Seed.FillAsync(contexts, clients: 100_000, people: 1_000_000);
await Activity.FillAsync(contexts, builder.Configuration.GetValue("rows", 1_000_000));

var times = new Stopwatches(builder.Configuration["only"]);
await PeopleLists.TimeAsync(app.Services, times);
await ClientLists.TimeAsync(app.Services, times);
await AccessLists.TimeAsync(app.Services, times);
await EventLists.TimeAsync(app.Services, times);
return times.Sum();
