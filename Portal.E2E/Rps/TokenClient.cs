using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.E2E.Rps;

/// <summary>The back channel of the C# relying party: metadata, token requests and userinfo.</summary>
internal sealed class TokenClient(RpSettings settings) : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata = new(
        $"{settings.Issuer}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = false });

    public Task<OpenIdConnectConfiguration> MetadataAsync(CancellationToken cancel) => _metadata.GetConfigurationAsync(cancel);

    public Task<OpenIdConnectMessage> RedeemAsync(string code, string verifier, string redirectUri, CancellationToken cancel) => RequestAsync(
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirectUri }, cancel);

    public Task<OpenIdConnectMessage> RefreshAsync(string refreshToken, CancellationToken cancel) => RequestAsync(
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancel);

    public async Task<string> UserInfoAsync(string accessToken, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, (await MetadataAsync(cancel)).UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await _http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    public void Dispose() => _http.Dispose();

    private async Task<OpenIdConnectMessage> RequestAsync(Dictionary<string, string> form, CancellationToken cancel)
    {
        if (settings.ClientSecret is null) form["client_id"] = settings.ClientId;

        using var request = new HttpRequestMessage(HttpMethod.Post, (await MetadataAsync(cancel)).TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        if (settings.ClientSecret is { } secret)
        {
            var pair = $"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }

        using var answer = await _http.SendAsync(request, cancel);
        var message = new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync(cancel));
        return answer.IsSuccessStatusCode ? message : throw new OpenIdConnectProtocolException($"{message.Error}: {message.ErrorDescription}");
    }
}
