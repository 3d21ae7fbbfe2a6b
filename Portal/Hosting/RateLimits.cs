using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.Client.Text;
using Portal.Configuration;
using Portal.OpenId.Protocol;

namespace Portal.Hosting;

/// <summary>How often one client address may try what can be guessed or filled up.</summary>
internal static class RateLimits
{
    /// <summary>Policy for client registration.</summary>
    public const string Registration = "registration";

    // Every sign-in page asks for a challenge when it is opened, so there are more of those than there are tries.
    private const int ChallengesForEachTry = 10;

    // By address and not by endpoint, because pages' forms are posted to where the page is.
    private static readonly PathString[] Tries =
        ["/signin", "/signup", "/setup", "/recover", "/verify-email", "/oidc/passkey/register/verify", "/oidc/passkey/authenticate/verify"];

    // Each of these may send a mail to somebody, so there are fewer of them than tries.
    private static readonly PathString MailCodes = "/signin/mail";

    private static readonly PathString Devices = "/oauth2/device_authorization";

    private static readonly PathString[] Challenges = ["/oidc/passkey/register/options", "/oidc/passkey/authenticate/options"];

    public static IServiceCollection AddPortalRateLimits(this IServiceCollection services, RateLimitOptions limits) =>
        services.AddRateLimiter(options =>
        {
            options.OnRejected = RefuseAsync;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => limits.Enabled ? Guard(http, limits) : Unlimited);
            options.AddPolicy(Registration, http =>
                limits.Enabled ? Window(http, "registration", limits.RegistrationsPerHour, TimeSpan.FromHours(1)) : Unlimited);
        });

    private static RateLimitPartition<string> Unlimited => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Guard(HttpContext http, RateLimitOptions limits)
    {
        if (!HttpMethods.IsPost(http.Request.Method)) return Unlimited;
        if (http.Request.Path.StartsWithSegments(MailCodes, out var rest) && rest.Value is null or "" or "/")
            return Window(http, "mail", limits.SignInsPerMinute, TimeSpan.FromMinutes(15));
        if (http.Request.Path.StartsWithSegments(Devices)) return Window(http, "device", limits.DevicesPerMinute, TimeSpan.FromMinutes(1));
        if (IsAny(Tries, http)) return Window(http, "try", limits.SignInsPerMinute, TimeSpan.FromMinutes(1));
        if (IsAny(Challenges, http)) return Window(http, "challenge", limits.SignInsPerMinute * ChallengesForEachTry, TimeSpan.FromMinutes(1));
        return Unlimited;
    }

    private static bool IsAny(PathString[] paths, HttpContext http) => paths.Any(path => http.Request.Path.StartsWithSegments(path));

    private static RateLimitPartition<string> Window(HttpContext http, string what, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(
            $"{what} {Source(http.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window });

    /// <summary>Whoever has one IPv6 address has its whole /64.</summary>
    internal static string Source(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private static async ValueTask RefuseAsync(Microsoft.AspNetCore.RateLimiting.OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Answer(http).ExecuteAsync(http);
    }

    private static IResult Answer(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(Devices)) return Refusal(http, Errors.TooManyDevices);

        var title = Words.Of("Error.TooManyTitle");
        var message = Words.Of("Error.TooManyMessage");
        return WantedAnswer.IsPage(http.Request)
            ? new RazorComponentResult<ErrorPage>(new { Error = new ErrorView(title, message, null, null, http.TraceIdentifier) })
            {
                StatusCode = StatusCodes.Status429TooManyRequests,
            }
            : TypedResults.Problem(
                message, statusCode: StatusCodes.Status429TooManyRequests, title: title, extensions: [new("reason", "too_many")]);
    }

    // What an endpoint of the engine would say: RFC 6749 §5.2.
    private static JsonHttpResult<Dictionary<string, string>> Refusal(HttpContext http, OAuthError error)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new Dictionary<string, string> { ["error"] = error.Code, ["error_description"] = error.Description }, statusCode: error.Status);
    }
}
