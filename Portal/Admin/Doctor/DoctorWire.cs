using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.OpenId;

namespace Portal.Admin.Doctor;

/// <summary>
/// Speaks with the portal as apps do: over the network, at its public address. It goes nowhere else, whatever an answer says, follows no
/// redirect, and neither waits nor reads for long.
/// </summary>
internal sealed class DoctorWire(IHttpClientFactory http, IOptions<OpenIdOptions> options)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "doctor";

    private const int SizeLimit = 64 * 1024;

    // What tells an app something.
    private static readonly string[] Shown = ["Content-Type", "Cache-Control", "WWW-Authenticate", "Location"];

    public static void Configure(IServiceCollection services) => services
        .AddHttpClient(ClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), SizeLimit))
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            MaxResponseHeadersLength = 16,
        });

    /// <summary>Whether an address is the portal's own.</summary>
    public static bool IsOwn(string address, string issuer) => address.StartsWith(issuer + "/", StringComparison.Ordinal);

    public async Task<DoctorExchange> SendAsync(DoctorCall call, CancellationToken cancel)
    {
        if (!IsOwn(call.Address, options.Value.Issuer)) return new(call, 0, "", 0) { Failure = "Elsewhere" };

        var began = Stopwatch.GetTimestamp();
        try
        {
            using var client = http.CreateClient(ClientName);
            using var request = call.ToMessage();
            using var response = await client.SendAsync(request, cancel);
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancel));
            return new(call, (int)response.StatusCode, body, Since(began))
            {
                Headers = [.. response.Headers.Concat(response.Content.Headers).Where(IsShown).Select(header => (header.Key, string.Join(", ", header.Value)))],
                MediaType = response.Content.Headers.ContentType?.MediaType,
            };
        }
        catch (HttpRequestException failed)
        {
            return new(call, 0, "", Since(began)) { Failure = failed.HttpRequestError.ToString() };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(call, 0, "", Since(began)) { Failure = "Timeout" };
        }
    }

    private static bool IsShown(KeyValuePair<string, IEnumerable<string>> header) => Shown.Contains(header.Key, StringComparer.OrdinalIgnoreCase);

    private static long Since(long began) => (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}
