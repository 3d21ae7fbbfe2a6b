using Portal.Accounts.Passkeys;

namespace Portal.Tests.Accounts.Passkeys;

public sealed class PasskeyNamesTests
{
    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36";

    private static readonly Guid Google = new("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");

    [Fact]
    public void The_provider_names_it_when_known() => Assert.Equal("Google Password Manager", PasskeyNames.For(Google, [], Windows, []));

    [Fact]
    public void A_second_one_of_a_provider_has_a_number()
    {
        Assert.Equal("Google Password Manager 2", PasskeyNames.For(Google, [], Windows, ["Google Password Manager"]));
        Assert.Equal(
            "Google Password Manager 3", PasskeyNames.For(Google, [], Windows, ["Google Password Manager", "Google Password Manager 2"]));
    }

    [Theory]
    [InlineData(Windows, "internal", "Passkey on Windows")]
    [InlineData(Windows, "usb,nfc", "Security key")]
    [InlineData(Windows, "hybrid,internal", "Passkey on Windows")]
    [InlineData(Windows, "hybrid", "Phone or tablet")]
    [InlineData(null, "", "Passkey")]
    public void An_unknown_provider_is_named_by_the_kind_of_device(string? userAgent, string transports, string name) =>
        Assert.Equal(name, PasskeyNames.For(Guid.Empty, transports.Split(',', StringSplitOptions.RemoveEmptyEntries), userAgent, []));

    [Theory]
    [InlineData("  Work laptop ", "Work laptop")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("Work\nlaptop", null)]
    [InlineData("Work \u202elaptop", null)]
    public void A_name_that_a_person_gives_is_trimmed_and_judged(string given, string? kept) => Assert.Equal(kept, PasskeyNames.Accept(given));

    [Fact]
    public void An_endless_name_is_refused() => Assert.Null(PasskeyNames.Accept(new string('a', 81)));
}
