using Portal.Accounts.Recovery;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Recovery;

public sealed class RecoveryTicketTests
{
    [Fact]
    public async Task No_character_of_a_ticket_can_be_changed()
    {
        await using var portal = await TestPortal.StartAsync();

        await portal.WithAsync<RecoveryTickets, bool>(tickets =>
        {
            var ticket = tickets.Seal(Guid.NewGuid(), RecoveryKind.Code, new string('h', 43));
            Assert.NotNull(tickets.Open(ticket));
            // The last character has bits that stand for nothing.
            Assert.All(Enumerable.Range(0, ticket.Length - 1), at =>
                Assert.Null(tickets.Open(ticket[..at] + (ticket[at] == 'A' ? 'B' : 'A') + ticket[(at + 1)..])));
            Assert.All(["", "A", ticket + ticket, new string('A', 5000)], other => Assert.Null(tickets.Open(other)));
            return Task.FromResult(true);
        });
    }
}
