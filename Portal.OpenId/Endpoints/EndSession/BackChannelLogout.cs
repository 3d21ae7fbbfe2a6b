using System.Net;
using Microsoft.Extensions.Logging;
using Portal.OpenId.Clients;
using Portal.OpenId.Outgoing;
using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.EndSession;

/// <summary>Tells a client, server to server, that a session has ended: one attempt. Back-Channel Logout §2.5</summary>
public sealed partial class BackChannelLogout
{
    private readonly LogoutTokenBuilder _tokens;
    private readonly IHttpClientFactory _http;
    private readonly ILogger _log;

    internal BackChannelLogout(LogoutTokenBuilder tokens, IHttpClientFactory http, ILogger<BackChannelLogout> log) =>
        (_tokens, _http, _log) = (tokens, http, log);

    /// <summary>Makes a fresh logout token, because one lives for two minutes only, and posts it.</summary>
    /// <param name="client">A client with a <c>backchannel_logout_uri</c>.</param>
    /// <param name="subject">The person as the client knows them.</param>
    /// <param name="sessionId">The session that ended.</param>
    /// <param name="cancel">Ends when the portal stops.</param>
    /// <returns>What the client said.</returns>
    [Spec("Back-Channel Logout §2.5")]
    public async Task<BackChannelAnswer> TellAsync(RegisteredClient client, string subject, string sessionId, CancellationToken cancel)
    {
        try
        {
            using var outgoing = _http.CreateClient(OutgoingDocuments.ClientName);
            var token = await _tokens.BuildAsync(client, subject, sessionId, cancel);
            using var request = new HttpRequestMessage(HttpMethod.Post, client.Metadata.BackchannelLogoutUri)
            {
                Content = new FormUrlEncodedContent([new(ParameterNames.LogoutToken, token)]),
            };
            using var response = await outgoing.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return Judge(client.ClientId, response.StatusCode);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidOperationException or UriFormatException
            || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogUnreachable(_log, client.ClientId, failed.Message);
            return BackChannelAnswer.Failed;
        }
    }

    [Spec("Back-Channel Logout §2.8")]
    private BackChannelAnswer Judge(string clientId, HttpStatusCode status)
    {
        if (status is HttpStatusCode.OK or HttpStatusCode.NoContent) return BackChannelAnswer.Done;

        LogStatus(_log, clientId, (int)status);
        return status == HttpStatusCode.BadRequest ? BackChannelAnswer.Refused : BackChannelAnswer.Failed;
    }

    [LoggerMessage(LogLevel.Information, "Client {ClientId} could not be told of a logout: {Reason}")]
    private static partial void LogUnreachable(ILogger log, string clientId, string reason);

    [LoggerMessage(LogLevel.Information, "Client {ClientId} answered a logout with status {Status}")]
    private static partial void LogStatus(ILogger log, string clientId, int status);
}
