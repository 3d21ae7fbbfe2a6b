using Bunit;
using Portal.Client.Components;

namespace Portal.Tests.Components;

public sealed class PageHeadingTests : BunitContext
{
    [Fact]
    public void A_heading_shows_what_it_is_given()
    {
        var heading = Render<PageHeading>(parameters => parameters.AddChildContent("Your <em>passkeys</em>"));

        heading.MarkupMatches("<h1>Your <em>passkeys</em></h1>");
    }
}
