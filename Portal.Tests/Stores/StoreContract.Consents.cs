using Microsoft.EntityFrameworkCore;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    private IConsentStore Consents => database.Store<IConsentStore>();

    [Fact]
    public async Task Consent_is_remembered_and_widened()
    {
        var user = await AddUserAsync();

        await Consents.RememberAsync(user.Subject, TestClients.Web.Id, ScopeSet.Of(["openid"]), Now, Cancel);
        await Consents.RememberAsync(user.Subject, TestClients.Web.Id, ScopeSet.Of(["openid", "email"]), Now.AddDays(1), Cancel);
        var found = await Consents.FindAsync(user.Subject, TestClients.Web.Id, Cancel);

        Assert.Equal(new Consent(user.Subject, TestClients.Web.Id, ScopeSet.Of(["openid", "email"]), Now.AddDays(1)), found);
    }

    [Fact]
    public async Task Decisions_that_arrive_at_once_are_all_remembered()
    {
        var user = await AddUserAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => Consents.RememberAsync(user.Subject, TestClients.Web.Id, ScopeSet.Of([$"scope{i}"]), Now, Cancel), Cancel)));

        var found = await Consents.FindAsync(user.Subject, TestClients.Web.Id, Cancel);
        Assert.Equal(12, found!.Scope.Count);
    }

    [Fact]
    public async Task A_refusal_leaves_a_receipt_and_an_event_and_takes_nothing_back()
    {
        var user = await AddUserAsync();
        await Consents.RememberAsync(user.Subject, TestClients.Web.Id, ScopeSet.Of(["openid"]), Now, Cancel);

        await Consents.RefuseAsync(user.Subject, TestClients.Web.Id, ScopeSet.Of(["openid", "email"]), Now.AddDays(1), Cancel);
        await Consents.RefuseAsync(user.Subject, TestClients.Native.Id, ScopeSet.Of(["openid"]), Now.AddDays(2), Cancel);

        Assert.Equal(ScopeSet.Of(["openid"]), (await Consents.FindAsync(user.Subject, TestClients.Web.Id, Cancel))!.Scope);
        Assert.Null(await Consents.FindAsync(user.Subject, TestClients.Native.Id, Cancel));
        await using var db = database.Db();
        var receipts = await db.ConsentReceipts.Where(row => row.UserId == user.Id).OrderBy(row => row.At).ToListAsync(Cancel);
        Assert.Equal([(true, "openid", Now), (false, "openid email", Now.AddDays(1)), (false, "openid", Now.AddDays(2))], receipts.Select(row => (row.Allowed, row.Scope, row.At)));
        Assert.Equal(
            ["consent.given", "consent.refused", "consent.refused"],
            await db.SecurityEvents.Where(row => row.UserId == user.Id).OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_has_agreed_before_they_did() =>
        Assert.Null(await Consents.FindAsync(Guid.NewGuid().ToString(), TestClients.Web.Id, Cancel));

    [Fact]
    public async Task A_subject_that_is_no_user_has_agreed_to_nothing() =>
        Assert.Null(await Consents.FindAsync("web", TestClients.Web.Id, Cancel));

    private async Task<TestUser> AddUserAsync()
    {
        var user = new TestUser("user-" + Guid.NewGuid());
        await using var db = database.Db();
        user.AddTo(db, Now);
        await db.SaveChangesAsync(Cancel);
        return user;
    }
}
