using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Portal.Client.Components;
using Portal.Client.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Components.Admin;

public sealed class OverviewWordsTests : ComponentContext
{
    [Theory]
    [InlineData("authorization_code", "authorization_code")]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code", "device_code")]
    public void A_grant_is_named_as_briefly_as_it_can_be(string grantType, string name)
    {
        var words = Services.GetRequiredService<IStringLocalizer<AdminWords>>();

        Assert.Equal(name, OverviewWords.Grant(words, grantType));
    }
}
