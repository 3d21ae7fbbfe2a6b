using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Accounts.Logout;
using Portal.Accounts.Sessions;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Logout;

/// <summary>A portal where Ada is signed in and apps took part in her session; nothing is delivered until a test says so.</summary>
internal sealed class LogoutCase : IAsyncDisposable
{
    public const string Address = "https://web.example.test/backchannel";
    public const string OtherAddress = "https://other.example.test/backchannel";

    public static readonly TestClient Web = TestClients.Web with { Metadata = TestClients.Web.Metadata with { BackchannelLogoutUri = Address } };

    public static readonly TestClient Other = Web with
    {
        Id = "other",
        Metadata = Web.Metadata with { BackchannelLogoutUri = OtherAddress, IdTokenSignedResponseAlg = "ES256", SubjectType = SubjectTypes.Pairwise },
    };

    private LogoutCase(TestPortal portal, TestBrowser browser, Guid sessionId) => (Portal, Browser, SessionId) = (portal, browser, sessionId);

    public TestPortal Portal { get; }

    public TestBrowser Browser { get; }

    public Guid SessionId { get; }

    /// <summary>The logout tokens that came in, by the address they came to.</summary>
    public ConcurrentQueue<(string Address, string Token)> Told { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<LogoutCase> StartAsync(bool deliver = false)
    {
        var settings = new TestSettings { Services = services => Remove(services, unless: deliver) };
        var portal = await TestPortal.StartAsync(settings, TestUsers.Ada, Web, Other, TestClients.Trusted);
        var browser = await portal.BrowserAsync(TestUsers.Ada);
        return new(portal, browser, await portal.WithDataAsync(db => db.Sessions.Select(session => session.Id).SingleAsync(Cancel)));
    }

    public void Answer(string address, HttpStatusCode status) => Portal.Outside.Answer(address, request =>
    {
        using var body = new StreamReader(request.Content!.ReadAsStream(Cancel));
        Told.Enqueue((address, QueryHelpers.ParseQuery(body.ReadToEnd())["logout_token"].ToString()));
        return new HttpResponseMessage(status);
    });

    public Task<int> TakePartAsync(TestClient client, Guid? session = null, string? pairwise = null) => Portal.WithDataAsync(db =>
    {
        db.Grants.Add(new GrantRow
        {
            Id = Guid.NewGuid().ToString(),
            ClientId = client.Id,
            UserId = TestUsers.Ada.Id,
            Scope = "openid",
            PairwiseSubject = pairwise,
            SessionId = session ?? SessionId,
            AuthTime = Portal.Clock.Now,
            CreatedAt = Portal.Clock.Now,
        });
        return db.SaveChangesAsync(Cancel);
    });

    public async Task EndAsync(Guid? session = null)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().EndAsync(session ?? SessionId, SessionEnd.EndedByOwner, Cancel);
    }

    public Task<bool> DeliverAsync() => Portal.Services.GetRequiredService<LogoutDeliveries>().DeliverDueAsync(Cancel);

    public Task<List<LogoutDelivery>> WaitingAsync() => Portal.WithDataAsync(db => db.LogoutDeliveries.OrderBy(row => row.ClientId).ToListAsync(Cancel));

    /// <summary>Waits for what happens in the background; less long than the deliverer waits by itself.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; tries < 120; tries++)
        {
            if (await holds()) return;
            await Task.Delay(100, Cancel);
        }

        Assert.Fail("It did not happen.");
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Portal.DisposeAsync();
    }

    private static void Remove(IServiceCollection services, bool unless)
    {
        if (unless) return;

        var deliverer = services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(LogoutDeliverer));
        services.Remove(deliverer);
    }
}
