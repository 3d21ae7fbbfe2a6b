using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Languages;

namespace Portal.Tests.Languages;

public sealed class CircuitLanguageTests
{
    [Theory]
    [InlineData("/admin", "en")]
    [InlineData("/admin/users/new?x=/account", "en")]
    [InlineData("/ADMIN/keys", "en")]
    [InlineData("/account/tokens", "ar")]
    [InlineData("/administration", "ar")]
    [InlineData("/account?x=/admin", "ar")]
    public async Task A_circuit_on_the_administrators_pages_is_english_and_others_keep_the_persons_language(string page, string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ar");
        var spoken = "";
        var handler = new CircuitLanguage(new At(page)).CreateInboundActivityHandler(_ =>
        {
            spoken = CultureInfo.CurrentUICulture.Name;
            return Task.CompletedTask;
        });

        await handler(null!);

        Assert.Equal(language, spoken);
        Assert.Equal("ar", CultureInfo.CurrentUICulture.Name);
    }

    private sealed class At : NavigationManager
    {
        public At(string page) => Initialize("https://id.example.com/", "https://id.example.com" + page);
    }
}
