using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Admin.Events;
using Portal.Audit;
using Portal.Client.Contracts.Admin;
using Portal.Data.Entities;
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

    [Fact]
    public async Task Events_are_found_by_everything_that_administrators_filter_by()
    {
        var (person, trace) = (Guid.NewGuid(), Guid.NewGuid().ToString("n"));
        await using var db = database.Db();
        db.SecurityEvents.Add(new()
        {
            At = database.Clock.Now,
            Kind = "client.changed",
            ActorId = person,
            ClientId = TestClients.Web.Id,
            Address = "203.0.113.9",
            Outcome = EventOutcome.Failed,
            TraceId = trace,
        });
        await db.SaveChangesAsync(Cancel);
        var query = new AuditQuery(db, new(db, new UpperInvariantLookupNormalizer()));
        var asked = new AuditFilter(
            "client.changed", true, person.ToString(), TestClients.Web.Id, "203.0.113.9", Abroad(-1), Abroad(+1), trace);

        Assert.Single(await FoundAsync(asked));
        Assert.Empty(await FoundAsync(asked with { Until = database.Clock.Now }));
        Assert.Empty(await FoundAsync(asked with { From = Abroad(+1) }));
        Assert.Empty(await FoundAsync(asked with { Failed = false }));
        Assert.Empty(await FoundAsync(asked with { User = "nobody" }));

        // As a browser in Tokyo gives it: PostgreSQL's driver takes no distance from UTC.
        DateTimeOffset Abroad(int minutes) => database.Clock.Now.AddMinutes(minutes).ToOffset(TimeSpan.FromHours(9));
        async Task<IReadOnlyList<SecurityEventRow>> FoundAsync(AuditFilter filter) => await query.ReadAsync(filter, await query.PeopleAsync(filter, Cancel), new(), most: 10, Cancel);
    }

    private async Task<long> HappenAsync(Guid person, EventKind kind)
    {
        await using var db = database.Db();
        await database.Store<SecurityLog>().RecordAsync(db, new(kind, person) { ClientId = TestClients.Web.Id }, Cancel);
        return await db.SecurityEvents.MaxAsync(row => row.Id, Cancel);
    }
}
