using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Portal.OpenId.Endpoints.Authorization.Responses;

/// <summary>A page whose one form posts the answer to the client by itself; without scripts there is a button. Form Post §2</summary>
internal sealed class FormPost(string action, IReadOnlyList<KeyValuePair<string, string>> parameters) : IResult
{
    private const string Script = "document.forms[0].submit()";

    // The one inline script of the portal, allowed by its hash. The form may go anywhere: its action is a registered redirect URI.
    private static readonly string Policy =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; frame-ancestors 'none'; base-uri 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = HtmlEncoder.Default;
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>One moment</title></head><body>");
        page.Append("<form method=\"post\" action=\"").Append(html.Encode(action)).Append("\">");
        foreach (var (name, value) in parameters)
            page.Append("<input type=\"hidden\" name=\"").Append(html.Encode(name)).Append("\" value=\"").Append(html.Encode(value)).Append("\">");

        page.Append("<noscript><button>Continue</button></noscript></form><script>").Append(Script).Append("</script></body></html>");

        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(page.ToString(), httpContext.RequestAborted);
    }
}
