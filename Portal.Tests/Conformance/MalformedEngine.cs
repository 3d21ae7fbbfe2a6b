using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>One engine for all rows: none of them changes anything, or the tests after it would show.</summary>
public sealed class MalformedEngine : IAsyncLifetime
{
    private EngineHost _host = null!;

    public HttpClient Http => _host.Http;

    public Dictionary<string, string> Live { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var leaving = Logout.Leaving(EngineClients.Web with { ClientId = "leaving" });
        _host = await EngineHost.StartAsync([.. EngineClients.All, leaving]);
        _host.Options.Registration.PerHour = null;
        var tokens = await _host.TokensAsync(EngineClients.Web);
        Live["access"] = tokens["access_token"];
        Live["refresh"] = tokens["refresh_token"];
        Live["code"] = await _host.CodeAsync(EngineClients.Web);
        var device = await _host.AskForCodesAsync(EngineClients.Printer);
        (Live["device"], Live["user"]) = (device["device_code"], device["user_code"]);
        Live["parked"] = (await _host.AuthorizeAsync(Flow.Authorization(EngineClients.Asking))).Parameters["request"];
        Live["logout"] = (await _host.LogoutAsync(new() { ["client_id"] = "leaving" })).Asked();

        using var form = await _host.Http.GetAsync("/form");
        Live["form"] = await form.Content.ReadAsStringAsync();
        Live["cookie"] = form.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
