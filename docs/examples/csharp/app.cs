#:sdk Microsoft.NET.Sdk.Web
#:package Microsoft.AspNetCore.Authentication.OpenIdConnect@10.0.14

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

var address = Environment.GetEnvironmentVariable("ADDRESS") ?? "http://localhost:9002";
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthorization();
builder.Services
    .AddAuthentication(options =>
    {
        options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
    })
    .AddCookie()
    .AddOpenIdConnect(options =>
    {
        options.Authority = Environment.GetEnvironmentVariable("ISSUER") ?? "http://localhost:5080";
        options.RequireHttpsMetadata = false; // only because this portal is on http://localhost
        options.ClientId = "csharp-app";
        options.ClientSecret = "only-for-trying-out-csharp-app-on-localhost";
        options.ResponseType = "code"; // with PKCE, which is on by itself
        options.ResponseMode = "query";
        options.Scope.Add("email");
        options.GetClaimsFromUserInfoEndpoint = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
    });

var app = builder.Build();
app.MapGet("/", (ClaimsPrincipal user) => $"Hello, {user.Identity?.Name}.").RequireAuthorization();
app.Run(address);
