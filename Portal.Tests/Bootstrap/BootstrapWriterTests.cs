using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Bootstrap;
using Portal.Configuration;
using Portal.Consents;
using Portal.Data.Entities;
using Portal.OpenId.Clients;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Bootstrap;

public sealed class BootstrapWriterTests
{
    private const string Example =
        """
        {
          // As an operator keeps it in git.
          "users": [
            { "userName": "alice", "email": "alice@example.test", "emailVerified": true, "password": "Correct-Horse-9", "name": "Alice Liddell",
              "roles": ["admin", "editor"], "groups": ["staff", "Sales team"],
              "claims": { "given_name": "Alice", "phone_number_verified": true, "address": { "locality": "Oxford", "country": "GB" } } }
          ],
          "scopes": [ { "name": "api.read", "displayName": "Read your data", "description": "All of it", "resources": ["https://api.example.test"] } ],
          "clients": [
            { "client_id": "web-app", "client_secret": "at-least-32-characters-of-secret-text", "client_name": "Web app",
              "redirect_uris": ["http://127.0.0.1:9000/callback"], "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"],
              "token_endpoint_auth_method": "client_secret_basic", "scope": "openid profile email offline_access api.read",
              "x_consent": "explicit", "x_require_pkce": true },
          ]
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_file_describes_is_there_after_the_start()
    {
        await using var portal = await StartAsync(Example);

        var alice = await portal.WithDataAsync(db => db.Users.SingleAsync(Cancel));
        var roles = await portal.WithDataAsync(db => db.UserRoles.CountAsync(member => member.UserId == alice.Id, Cancel));
        var client = await portal.WithDataAsync(db => db.Clients.Include(row => row.Secrets).SingleAsync(Cancel));
        var scope = await portal.WithDataAsync(db => db.Scopes.SingleAsync(Cancel));

        Assert.Equal(("alice", "ALICE@EXAMPLE.TEST", true, "Alice Liddell"), (alice.UserName, alice.NormalizedEmail, alice.EmailConfirmed, alice.Name));
        Assert.Equal("""{"given_name":"Alice","phone_number_verified":true,"address":{"locality":"Oxford","country":"GB"}}""", alice.Profile);
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<PortalUser>().VerifyHashedPassword(alice, alice.PasswordHash!, "Correct-Horse-9"));
        Assert.Equal(2, roles);
        Assert.Equal(["Sales team", "staff"], await portal.WithDataAsync(db => db.UserGroups.Where(member => member.UserId == alice.Id).Select(member => member.Name).Order().ToListAsync(Cancel)));
        Assert.Null(alice.ClaimsChangedAt);
        Assert.Equal([HandleHash.Of("at-least-32-characters-of-secret-text")], client.Secrets.Select(secret => secret.Hash));
        Assert.Contains("\"x_consent\":\"explicit\"", client.Metadata, StringComparison.Ordinal);
        Assert.Equal(("Read your data", "https://api.example.test"), (scope.DisplayName, scope.Resources));
        Assert.Empty(portal.Output);
    }

    [Fact]
    public async Task A_second_start_writes_nothing()
    {
        await using var portal = await StartAsync(Example);

        Assert.Equal(0, await ApplyAsync(portal, Example));
    }

    [Fact]
    public async Task A_changed_file_changes_what_it_names_and_leaves_the_rest()
    {
        await using var portal = await StartAsync(Example);
        var before = await portal.WithDataAsync(db => db.Users.SingleAsync(Cancel));
        portal.Clock.Advance(TimeSpan.FromDays(1));

        await ApplyAsync(portal, Example
            .Replace("Alice Liddell", "Alice Hargreaves", StringComparison.Ordinal)
            .Replace("at-least-32-characters-of-secret-text", "another-secret-of-at-least-32-characters", StringComparison.Ordinal));

        var alice = await portal.WithDataAsync(db => db.Users.SingleAsync(Cancel));
        var client = await portal.WithDataAsync(db => db.Clients.Include(row => row.Secrets).SingleAsync(Cancel));
        var scope = await portal.WithDataAsync(db => db.Scopes.SingleAsync(Cancel));
        Assert.Equal((before.Id, "Alice Hargreaves", before.PasswordHash), (alice.Id, alice.Name, alice.PasswordHash));
        Assert.Equal([HandleHash.Of("another-secret-of-at-least-32-characters")], client.Secrets.Select(secret => secret.Hash));
        Assert.Equal(portal.Clock.Now, client.UpdatedAt);
        Assert.Equal(FakeClock.Start, scope.UpdatedAt);
    }

    [Fact]
    public async Task A_group_that_the_file_adds_moves_the_time_that_apps_are_told()
    {
        await using var portal = await StartAsync(Example);
        portal.Clock.Advance(TimeSpan.FromDays(1));

        await ApplyAsync(portal, Example.Replace("\"staff\"", "\"staff\", \"night\"", StringComparison.Ordinal));

        Assert.Equal(portal.Clock.Now, await portal.WithDataAsync(db => db.Users.Select(user => user.ClaimsChangedAt).SingleAsync(Cancel)));
        Assert.Equal(3, await portal.WithDataAsync(db => db.UserGroups.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_client_that_is_to_sign_with_the_secret_it_has_gets_it_kept_encrypted()
    {
        await using var portal = await StartAsync(Example);
        var signing = Example.Replace("client_secret_basic", "client_secret_jwt", StringComparison.Ordinal);

        await ApplyAsync(portal, signing);
        var found = await portal.Services.GetRequiredService<IClientStore>().FindAsync("web-app", Cancel);

        Assert.Equal(["at-least-32-characters-of-secret-text"], found!.SigningSecrets);
        Assert.Equal(0, await ApplyAsync(portal, signing));
    }

    [Fact]
    public async Task A_scope_has_its_claims_and_translations_out_of_the_file()
    {
        await using var portal = await StartAsync(Example);
        var more = Example.Replace(
            "\"description\": \"All of it\"",
            """
            "claims": ["email"], "translations": { "ja": { "name": "データの読み取り" }, "de": { "name": "Lesen", "description": "Alles" } }
            """, StringComparison.Ordinal);

        await ApplyAsync(portal, more);

        var scope = await portal.WithDataAsync(db => db.Scopes.SingleAsync(Cancel));
        Assert.Equal("email", scope.Claims);
        Assert.Equal(("Lesen", "Alles"), (ScopeTranslations.Read(scope.Translations)["de"].Name, ScopeTranslations.Read(scope.Translations)["de"].Description));
        Assert.Equal("データの読み取り", ScopeTranslations.Read(scope.Translations)["ja"].Name);
        Assert.Equal(0, await ApplyAsync(portal, more));
    }

    [Fact]
    public async Task What_the_file_no_longer_names_stays()
    {
        await using var portal = await StartAsync(Example);

        await ApplyAsync(portal, "{}");

        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.Clients.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_do_not_get_in_each_others_way()
    {
        await using var portal = await TestPortal.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ApplyAsync(portal, Example), Cancel)));

        Assert.Equal(1, await portal.WithDataAsync(db => db.Users.CountAsync(Cancel)));
        Assert.Equal(1, await portal.WithDataAsync(db => db.ClientSecrets.CountAsync(Cancel)));
    }

    [Fact]
    public async Task An_email_of_another_account_is_refused_with_the_entrys_place()
    {
        await using var portal = await TestPortal.StartAsync(new TestUser("ada") { Email = "alice@example.test" });

        var refusal = await Assert.ThrowsAsync<CannotStartException>(() => ApplyAsync(portal, Example));

        Assert.Equal("users[0] (alice): email 'alice@example.test' belongs to another account", refusal.Message);
    }

    private static async Task<TestPortal> StartAsync(string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, json, Cancel);
            return await TestPortal.StartAsync(new TestSettings { ["Portal:Bootstrap:File"] = file });
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<int> ApplyAsync(TestPortal portal, string json)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, json, Cancel);
            await using var scope = portal.Services.CreateAsyncScope();
            var described = await BootstrapFile.ReadAsync(file, [], Cancel);
            return await scope.ServiceProvider.GetRequiredService<BootstrapWriter>().ApplyAsync(described, Cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
