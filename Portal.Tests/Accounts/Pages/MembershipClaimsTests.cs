using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Leaving;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Pages;

/// <summary>Groups and roles as apps are told of them.</summary>
public sealed class MembershipClaimsTests
{
    private static readonly TestClient Directory = TestClients.Trusted with
    {
        Id = "directory",
        Metadata = TestClients.Trusted.Metadata with { Scope = "openid profile groups roles" },
        Secret = "directory-secret-of-more-than-32-characters",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_that_may_ask_is_told_and_the_person_finds_it_in_their_export()
    {
        await using var portal = await StartAsync();
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        var told = await ToldAsync(portal, await portal.ConnectAsync(ada, Directory, "openid groups roles"));

        Assert.Equal("""["sales","staff"]""", told["groups"]!.ToJsonString());
        Assert.Equal("""["admin","editor"]""", told["roles"]!.ToJsonString());
        await using var scope = portal.Services.CreateAsyncScope();
        var export = await scope.ServiceProvider.GetRequiredService<AccountExport>().WriteAsync(TestUsers.Ada.Id, Cancel);
        Assert.Equal("""["sales","staff"]""", export!["account"]!["claims"]!["groups"]!.ToJsonString());
        Assert.Contains(export["released_claims"]!.AsArray(), claim => claim!["name"]!.GetValue<string>() == "groups");
    }

    [Fact]
    public async Task Each_scope_tells_no_more_than_its_own()
    {
        await using var portal = await StartAsync();
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        var told = await ToldAsync(portal, await portal.ConnectAsync(ada, Directory, "openid profile groups"));

        Assert.Null(told["roles"]);
        Assert.NotNull(told["groups"]);
    }

    [Theory]
    [InlineData("openid groups", null)]
    [InlineData("openid profile", """{"userinfo":{"groups":{"essential":true},"roles":null},"id_token":{"roles":null}}""")]
    public async Task An_app_that_was_not_registered_for_them_gets_them_by_no_way(string scope, string? claims)
    {
        await using var portal = await StartAsync();
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        var address = AppFlow.Ask(TestClients.Trusted, scope) + (claims is null ? "" : "&claims=" + Uri.EscapeDataString(claims));
        var answer = await ada.FollowAsync(await ada.GetAsync(address));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        if (claims is null)
        {
            Assert.Equal("invalid_scope", query["error"]);
            return;
        }

        var tokens = await portal.TokenAsync(TestClients.Trusted, new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = query["code"].ToString(),
            ["code_verifier"] = Portal.Tests.OpenId.Support.Flow.Verifier,
        });
        var told = await ToldAsync(portal, tokens);
        Assert.Null(told["groups"]);
        Assert.Null(told["roles"]);
        Assert.DoesNotContain("roles", Portal.OpenId.Protocol.Base64Url.Decode(tokens["id_token"]!.GetValue<string>().Split('.')[1]) is { } body ? System.Text.Encoding.UTF8.GetString(body) : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_belongs_to_nothing_is_told_of_with_nothing()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, Directory);
        using var ada = await portal.BrowserAsync(TestUsers.Ada);

        var told = await ToldAsync(portal, await portal.ConnectAsync(ada, Directory, "openid groups roles"));

        Assert.Equal(["sub"], told.Select(claim => claim.Key));
    }

    private static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync(TestUsers.Ada with { Admin = true }, Directory, TestClients.Trusted);
        await portal.WithDataAsync(db =>
        {
            db.UserGroups.AddRange(new() { UserId = TestUsers.Ada.Id, Name = "staff" }, new() { UserId = TestUsers.Ada.Id, Name = "sales" });
            var editor = db.Roles.Add(new IdentityRole<Guid> { Id = Guid.NewGuid(), Name = "editor", NormalizedName = "EDITOR" }).Entity;
            db.UserRoles.Add(new() { UserId = TestUsers.Ada.Id, RoleId = editor.Id });
            return db.SaveChangesAsync(Cancel);
        });
        return portal;
    }

    private static async Task<JsonObject> ToldAsync(TestPortal portal, JsonObject tokens) =>
        (await portal.WithBearerAsync("/oauth2/userinfo", tokens["access_token"]!.GetValue<string>())).Json;
}
