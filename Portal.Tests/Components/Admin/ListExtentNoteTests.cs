using Bunit;
using Portal.Client.Components;
using Portal.Client.Contracts.Admin;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Admin;

public sealed class ListExtentNoteTests : ComponentContext
{
    [Fact]
    public void A_list_with_everything_needs_no_word() => Assert.Empty(Words(ListExtent.Whole, 1000));

    [Fact]
    public void A_list_that_goes_on_says_so() =>
        Assert.Equal("More than 1,000 match: only the first 1,000 are listed. Narrow the list down to see the rest.", Words(ListExtent.Beginning, 1000));

    [Fact]
    public void A_list_of_some_never_passes_for_the_first_ones()
    {
        Assert.StartsWith("Too many to look through: 17 of those that match are listed, and others may come before", Words(ListExtent.Some, 17), StringComparison.Ordinal);
        Assert.Contains("Too many to look through: 0 of those", Words(ListExtent.Some, 0), StringComparison.Ordinal);
    }

    private string Words(ListExtent extent, int total)
    {
        var note = Render<ListExtentNote>(parameters => parameters.Add(note => note.Extent, extent).Add(note => note.Total, total).Add(note => note.TestId, "many"));
        return note.FindAll("[data-testid=many]") is [var said] ? said.TextContent : "";
    }
}
