using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Data.Stores;

namespace Portal.Admin.Doctor;

/// <summary>Carries a run. It has a secret, so nobody can read it but a portal that has the master key.</summary>
internal sealed class DoctorCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    // Not __Host-, which would have to be sent everywhere.
    private const string SecureName = "__Secure-portal-doctor";
    private const string PlainName = "portal-doctor";

    private readonly IDataProtector _protector = protection.CreateProtector("doctor-run");

    /// <summary>The run that this browser began; null where there is none, or not any more.</summary>
    public DoctorRun? Read(HttpRequest request)
    {
        if (request.Cookies[NameFor(request)] is not { Length: > 0 } text) return null;

        try
        {
            var run = JsonSerializer.Deserialize<DoctorRun>(_protector.Unprotect(text));
            return run is not null && clock.GetUtcNow() - run.At < ClientTwins.Life ? run : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Write(HttpContext http, DoctorRun run)
    {
        var options = OptionsFor(http.Request);
        options.MaxAge = ClientTwins.Life;
        http.Response.Cookies.Append(NameFor(http.Request), _protector.Protect(JsonSerializer.Serialize(run)), options);
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), OptionsFor(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    // Lax: the answer comes by a redirect that the consent page began.
    private static CookieOptions OptionsFor(HttpRequest request) => new()
    {
        Path = "/admin/doctor",
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}
