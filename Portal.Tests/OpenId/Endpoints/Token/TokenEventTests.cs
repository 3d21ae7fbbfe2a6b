using Portal.OpenId.Host;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.OpenId.Endpoints.Token;

/// <summary>What the engine tells its host of the token endpoint.</summary>
public sealed class TokenEventTests
{
    [Fact]
    public async Task The_host_is_told_who_got_what()
    {
        await using var host = await EngineHost.StartAsync();
        host.Stores.Scopes.Add(new("api.read", ["https://api.example.test"]));

        await host.TokenAsync(EngineClients.Machine, ForItself());

        var told = Assert.IsType<TokensIssued>(Assert.Single(host.TokenEvents));
        Assert.Equal(("client_credentials", "machine", null, null), (told.GrantType, told.ClientId, told.Subject, told.SessionId));
        Assert.Equal(["api.read"], told.Scope);
    }

    [Fact]
    public async Task The_host_is_told_of_a_client_that_proved_itself_and_was_refused()
    {
        await using var host = await EngineHost.StartAsync();

        await host.TokenAsync(EngineClients.Machine, ForItself().With("scope", "admin"));

        Assert.Equal(new TokensRefused("invalid_scope", "client_credentials", "machine"), Assert.Single(host.TokenEvents));
    }

    [Fact]
    public async Task What_nobody_proved_or_knows_is_not_passed_on()
    {
        await using var host = await EngineHost.StartAsync();

        await host.TokenAsync(EngineClients.Machine, new Dictionary<string, string?> { ["grant_type"] = "a-secret-in-the-wrong-field" });
        await host.TokenAsync(EngineClients.Machine with { ClientId = "another-secret" }, ForItself());

        Assert.Equal(
            [new TokensRefused("unsupported_grant_type", null, "machine"), new TokensRefused("invalid_client", "client_credentials", null)],
            host.TokenEvents.Cast<TokensRefused>());
    }

    private static Dictionary<string, string?> ForItself() => new() { ["grant_type"] = "client_credentials" };
}
