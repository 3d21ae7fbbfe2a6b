using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Accounts.Sessions;
using Portal.Client.Pages.Error;
using Portal.Data;
using Portal.Data.Entities;
using Portal.Hosting;
using Portal.OpenId;
using Portal.OpenId.Issuance;

namespace Portal.Consents;

/// <summary>A decision as a document that others can check: signed with the portal's keys, in the terms of ISO/IEC TS 27560.</summary>
internal static class ReceiptEndpoints
{
    /// <summary>The <c>typ</c> of a receipt, which no token has.</summary>
    public const string Type = "consent-receipt+jwt";

    private const string Version = "1";

    public static void MapReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapOnly(HttpMethods.Get, "/account/receipts/{id:guid}/jwt/", DownloadAsync);

    private static async Task<IResult> DownloadAsync(HttpContext http, Guid id, PortalDbContext db, HostDocuments documents, IOptions<OpenIdOptions> options)
    {
        var cancel = http.RequestAborted;
        http.Response.Headers.CacheControl = "no-store";
        if (await SignIns.UserAtAsync(http) is not { } userId) return Results.LocalRedirect("/signin?return=/account/receipts");
        if (await db.ConsentReceipts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.UserId == userId, cancel) is not { } receipt)
            return new RazorComponentResult<NotFoundPage> { StatusCode = StatusCodes.Status404NotFound };

        var signed = await documents.SignAsync(Type, Claims(receipt, options.Value.Issuer), cancel);
        return Results.File(Encoding.ASCII.GetBytes(signed), "application/jwt", $"receipt-{id}.jwt");
    }

    private static JsonObject Claims(ConsentReceiptRow receipt, string issuer) => new()
    {
        ["iss"] = issuer,
        ["sub"] = receipt.UserId.ToString(),
        ["jti"] = receipt.Id.ToString(),
        ["iat"] = receipt.At.ToUnixTimeSeconds(),
        ["receipt_version"] = Version,
        ["decision"] = receipt.Allowed ? "allow" : "deny",
        ["pii_controller"] = new JsonObject { ["client_id"] = receipt.ClientId, ["client_name"] = receipt.ClientName },
        ["scope"] = receipt.Scope,
        ["pii_types"] = new JsonArray([.. receipt.Claims.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(claim => JsonValue.Create(claim))]),
        ["privacy_notice"] = receipt.PolicyUri,
        ["terms_of_service"] = receipt.TosUri,
    };
}
