using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.OpenId.Endpoints.Authorization.Parameters;
using Portal.OpenId.Issuance;
using Portal.OpenId.Keys;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>
/// Carries a validated request through the sign-in and consent pages as a signed, expiring JWT. The server keeps nothing, so any
/// node can go on with it, also after a restart; what it says is judged again against the client as it is then.
/// </summary>
public sealed class ParkedRequests
{
    private const string ParametersClaim = "request";
    private const string SinceClaim = "since_ms";

    private readonly JwtSigner _signer;
    private readonly JwtReader _reader;
    private readonly AuthorizationRequestReader _requests;
    private readonly TimeProvider _clock;
    private readonly OpenIdOptions _options;

    internal ParkedRequests(
        JwtSigner signer, JwtReader reader, AuthorizationRequestReader requests, TimeProvider clock, IOptions<OpenIdOptions> options) =>
        (_signer, _reader, _requests, _clock, _options) = (signer, reader, requests, clock, options.Value);

    /// <summary>What the pages may know about a parked request.</summary>
    /// <param name="parked">The text from the page's address; any text.</param>
    /// <param name="cancel">Ends with the request.</param>
    /// <returns>Null when it has expired, was altered, or its client changed so that it no longer holds.</returns>
    public async Task<ParkedView?> ViewAsync(string parked, CancellationToken cancel)
    {
        if (await ResumeAsync(parked, cancel) is not { } resumed) return null;
        if (await _requests.ReadAsync(resumed.Parameters, cancel) is not AuthorizationReading.Read { Request: var request }) return null;

        return new ParkedView(request.Client, request.Target.Uri, request.ConsentScope, request.LoginHint)
        {
            ExpectedSubject = request.ExpectedSubject,
            AsksProof = request.Prompts(Prompt.Login),
            MaxAge = request.MaxAge,
            AcrValues = [.. request.AcrValues, .. request.Claims?.EssentialAcr ?? []],
        };
    }

    /// <summary>The ui_locales of a parked request, unverified: good for choosing a language, for nothing else. Core §3.1.2.1</summary>
    /// <param name="parked">The text from the page's address; any text.</param>
    /// <returns>Null when there are none, or it is no parked request.</returns>
    public static string? UiLocalesIn(string? parked)
    {
        if (parked?.Split('.') is not [_, var payload, _] || Base64Url.Decode(payload) is not { } json) return null;

        try
        {
            return JsonNode.Parse(json)?[ParametersClaim]?[ParameterNames.UiLocales]?.GetValue<string>();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    internal ValueTask<string> ParkAsync(RequestParameters parameters, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var kept = AuthorizationParameters.Kept
            .Where(name => parameters[name] is not null)
            .Select(name => KeyValuePair.Create(name, (JsonNode?)parameters[name]));
        var claims = new JsonObject
        {
            ["iss"] = _options.Issuer,
            ["aud"] = _options.Issuer,
            ["exp"] = (now + _options.ParkedRequestLifetime).ToUnixTimeSeconds(),
            [SinceClaim] = now.ToUnixTimeMilliseconds(),
            [ParametersClaim] = new JsonObject(kept),
        };
        return _signer.SignAsync(TokenTypes.ParkedRequest, claims, SigningAlgorithms.ES256, cancel);
    }

    internal async ValueTask<Resumed?> ResumeAsync(string parked, CancellationToken cancel)
    {
        if (await _reader.ReadAsync(parked, TokenTypes.ParkedRequest, _options.Issuer, cancel) is not { } jwt) return null;

        var parameters = jwt.GetPayloadValue<JsonElement>(ParametersClaim)
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString()!);
        var since = DateTimeOffset.FromUnixTimeMilliseconds(jwt.GetPayloadValue<long>(SinceClaim));
        return new(RequestParameters.From(parameters), since);
    }

    internal sealed record Resumed(RequestParameters Parameters, DateTimeOffset Since);
}
