using Microsoft.EntityFrameworkCore;
using Portal.Audit;
using Portal.Tests.Support;

namespace Portal.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Events_keep_their_order_and_no_number_is_given_twice()
    {
        var person = Guid.NewGuid();
        await HappenAsync(person, EventKind.PasskeyAdded);
        var last = await HappenAsync(person, EventKind.PasskeyRenamed);
        await using var db = database.Db();
        await db.SecurityEvents.Where(row => row.Id == last).ExecuteDeleteAsync(Cancel);
        var next = await HappenAsync(person, EventKind.PasskeyRemoved);

        var told = await new UserEvents(db).ListAsync(person, before: null, most: 10, Cancel);

        Assert.True(next > last);
        Assert.Equal(["passkey.removed", "passkey.added"], told.Select(row => row.Kind));
        Assert.Equal(["passkey.added"], (await new UserEvents(db).ListAsync(person, next, most: 10, Cancel)).Select(row => row.Kind));
        Assert.All(told, row => Assert.Equal(database.Clock.Now, row.At));
    }

    private async Task<long> HappenAsync(Guid person, EventKind kind)
    {
        await using var db = database.Db();
        await database.Store<SecurityLog>().RecordAsync(db, new(kind, person) { ClientId = TestClients.Web.Id }, Cancel);
        return await db.SecurityEvents.MaxAsync(row => row.Id, Cancel);
    }
}
