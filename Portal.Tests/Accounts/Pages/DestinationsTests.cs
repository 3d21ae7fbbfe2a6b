using Portal.Client.Contracts;
using Portal.Interactions;

namespace Portal.Tests.Accounts.Pages;

public sealed class DestinationsTests
{
    [Theory]
    [InlineData(null, null, "/account")]
    [InlineData("", "", "/account")]
    [InlineData(null, "/account/passkeys", "/account/passkeys")]
    [InlineData(null, "//evil.example", "/account")]
    [InlineData("a.b.c", null, "/oauth2/authorize/resume?request=a.b.c")]
    [InlineData("a.b.c", "/account/passkeys", "/oauth2/authorize/resume?request=a.b.c")]
    [InlineData("https://evil.example/?a&b", null, "/oauth2/authorize/resume?request=https%3A%2F%2Fevil.example%2F%3Fa%26b")]
    [InlineData("\r\nLocation: //evil", null, "/oauth2/authorize/resume?request=%0D%0ALocation%3A%20%2F%2Fevil")]
    public void A_parked_request_wins_and_nothing_leads_elsewhere(string? request, string? path, string expected) =>
        Assert.Equal(expected, Destinations.Onward(new Destination(request, path)));

    [Fact]
    public void A_page_on_the_way_carries_the_destination_on() =>
        Assert.Equal("/signin/passkey?request=a.b&return=%2Faccount%3Fa%3Db", Destinations.Via("/signin/passkey", new("a.b", "/account?a=b")));

    [Fact]
    public void A_page_on_the_way_drops_what_would_not_be_followed() =>
        Assert.Equal("/signin", Destinations.Via("/signin", new(null, "//evil.example")));
}
