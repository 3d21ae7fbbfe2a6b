using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Client.Contracts;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Stores;
using Portal.Tests.Support;

namespace Portal.Tests.Admin;

/// <summary>What the log of events tells of changes to what an account says about its owner.</summary>
public sealed class ProfileLogTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_log_has_what_an_administrator_changed_before_and_after_until_the_account_is_deleted(bool onPostgres)
    {
        await using var portal = await TestPortal.StartAsync(await cluster.SettingsAsync(onPostgres), TestUsers.Admin, TestUsers.Ada);
        await portal.ByAdminAsync((IAdminMemberships members) => members.AddGroupAsync(TestUsers.Ada.Id, "staff", Cancel));

        var done = await ImportAsync(portal, "user_name,name,email,email_verified,groups,given_name,nickname,address.locality\nada,Countess,lovelace@example.test,false,readers;staff,Ada,Enchantress,Ockham\n");

        var told = await portal.WithDataAsync(db => db.SecurityEvents.SingleAsync(row => row.Kind == "account.changed", Cancel));
        Assert.Equal((TestUsers.Ada.Id, TestUsers.Admin.Id), (told.UserId, told.ActorId));
        var facts = JsonSerializer.Deserialize<SortedDictionary<string, string>>(told.Details!)!;
        Assert.Equal(
            new()
            {
                ["address.locality"] = "London → Ockham",
                ["email"] = $"{TestUsers.Ada.Email} → lovelace@example.test",
                ["email_verified"] = "true → false",
                ["groups"] = "staff → readers, staff",
                ["import"] = done.Id.ToString()!,
                ["name"] = "Ada Lovelace → Countess",
                ["nickname"] = "– → Enchantress",
            },
            facts);

        await portal.ByAdminAsync((IAdminUserChanges changes) => changes.DeleteAsync(TestUsers.Ada.Id, Cancel));
        var left = await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Details != null).Select(row => row.Details).ToListAsync(Cancel));
        Assert.DoesNotContain(left, details => details!.Contains("Countess", StringComparison.Ordinal) || details.Contains("lovelace@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_change_about_themselves_is_told_without_values()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var profile = circuit.Get<IAccountProfile>();
        var fields = (await profile.ShowAsync(Cancel))!.Fields.ToDictionary();
        fields["name"] = "Countess";

        Assert.IsType<ProfileAnswer.Saved>(await profile.SaveAsync(fields, Cancel));

        Assert.Equal("""{"fields":"name"}""", await portal.WithDataAsync(db => db.SecurityEvents.Where(row => row.Kind == "account.changed").Select(row => row.Details).SingleAsync(Cancel)));
    }

    private static Task<ImportReport> ImportAsync(TestPortal portal, string content) =>
        portal.ByAdminAsync((IAdminImport import) => import.ImportAsync(new(Encoding.UTF8.GetBytes(content), Update: true), new Progress<int>(), Cancel));
}
