using Portal.OpenId.Issuance;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_client_took_part_in_a_session_once_however_often_it_was_given_something_in_it()
    {
        var (earlier, later) = (NewGrant("openid"), NewGrant("openid") with { CreatedAt = Now.AddMinutes(1), PairwiseSubject = "only-there" });
        await Grants.AddAsync(earlier, refreshToken: null, Cancel);
        await Grants.AddAsync(later with { SessionId = earlier.SessionId }, refreshToken: null, Cancel);
        await Grants.RevokeAsync(earlier.Id, Now, Cancel);
        await Grants.RevokeAsync(later.Id, Now, Cancel);

        Assert.Equal([new SessionClient(TestClients.Web.Id, "only-there")], await Grants.ClientsOfSessionAsync(earlier.SessionId!, Cancel));
    }

    [Fact]
    public async Task Nobody_took_part_in_a_session_that_does_not_exist()
    {
        Assert.Empty(await Grants.ClientsOfSessionAsync(Guid.NewGuid().ToString(), Cancel));
        Assert.Empty(await Grants.ClientsOfSessionAsync("no-such-session", Cancel));
    }
}
