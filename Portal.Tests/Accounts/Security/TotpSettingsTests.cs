using Microsoft.EntityFrameworkCore;
using Portal.Accounts.SecondFactors;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Security;

public sealed class TotpSettingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_is_turned_on_with_its_first_code_and_off_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var settings = circuit.Get<ITotpSettings>();

        var setup = (await settings.BeginAsync(Cancel))!;
        Assert.IsType<SecurityAnswer.Refused>(await settings.ConfirmAsync(setup.Ticket, "000000", Cancel));
        Assert.Null((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.AppSince);
        Assert.IsType<SecurityAnswer.Done>(await settings.ConfirmAsync(setup.Ticket, CodeOf(portal, setup), Cancel));
        Assert.Equal(portal.Clock.Now, (await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.AppSince);

        Assert.IsType<SecurityAnswer.Done>(await settings.TurnOffAsync(Cancel));
        Assert.Null((await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.AppSince);
        var events = await portal.WithDataAsync(db => db.SecurityEvents.OrderBy(row => row.Id).Select(row => row.Kind + " " + row.UserAgent).ToListAsync(Cancel));
        Assert.Equal(["totp.added Test browser", "totp.removed Test browser"], events);
    }

    [Fact]
    public async Task The_address_tells_the_app_whose_key_it_is()
    {
        await using var portal = await TestPortal.StartAsync(new TestSettings { ["Portal:Name"] = "Northwind & Söhne" }, TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        var setup = (await circuit.Get<ITotpSettings>().BeginAsync(Cancel))!;

        var key = setup.Key.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(32, key.Length);
        Assert.Equal(
            $"otpauth://totp/Northwind%20%26%20S%C3%B6hne:ada?secret={key}&issuer=Northwind%20%26%20S%C3%B6hne&algorithm=SHA1&digits=6&period=30",
            setup.Address);
        Assert.Matches("^(M[0-9]+ [0-9]+h[0-9]+v1h-[0-9]+z)+$", setup.Code.Path);
    }

    [Fact]
    public async Task A_key_is_for_the_person_who_asked_for_it_and_not_for_long()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var adas = await portal.BrowserAsync(TestUsers.Ada);
        using var graces = await portal.BrowserAsync(TestUsers.Grace);
        await using var ada = await portal.CircuitAsync(adas);
        await using var grace = await portal.CircuitAsync(graces);
        var setup = (await ada.Get<ITotpSettings>().BeginAsync(Cancel))!;

        Assert.IsType<SecurityAnswer.Refused>(await grace.Get<ITotpSettings>().ConfirmAsync(setup.Ticket, CodeOf(portal, setup), Cancel));
        Assert.IsType<SecurityAnswer.Refused>(await ada.Get<ITotpSettings>().ConfirmAsync(setup.Ticket + "A", CodeOf(portal, setup), Cancel));
        Assert.IsType<SecurityAnswer.Refused>(await ada.Get<ITotpSettings>().ConfirmAsync("", CodeOf(portal, setup), Cancel));
    }

    [Fact]
    public async Task A_second_app_does_not_replace_the_first()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await portal.AddTotpAsync(TestUsers.Ada);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);
        var setup = (await circuit.Get<ITotpSettings>().BeginAsync(Cancel))!;

        Assert.IsType<SecurityAnswer.Refused>(await circuit.Get<ITotpSettings>().ConfirmAsync(setup.Ticket, CodeOf(portal, setup), Cancel));
    }

    [Fact]
    public async Task Recovery_codes_are_made_by_their_owner()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Grace);
        using var browser = await portal.BrowserAsync(TestUsers.Ada);
        await using var circuit = await portal.CircuitAsync(browser);

        Assert.Equal(10, (await circuit.Get<IRecoveryCodeSettings>().MakeAsync(Cancel))!.Count);
        Assert.Equal(10, (await circuit.Get<IAccountSecurity>().ShowAsync(Cancel))!.RecoveryCodesLeft);
        Assert.Equal(0, await portal.WithAsync<RecoveryCodes, int>(codes => codes.LeftAsync(TestUsers.Grace.Id, Cancel)));
    }

    private static string CodeOf(TestPortal portal, TotpSetup setup)
    {
        var (buffer, bits, key) = (0, 0, new List<byte>());
        foreach (var letter in setup.Key.Where(letter => letter != ' '))
        {
            (buffer, bits) = (((buffer << 5) | Base32.Standard.IndexOf(letter, StringComparison.Ordinal)) & 0xfff, bits + 5);
            if (bits < 8) continue;

            bits -= 8;
            key.Add((byte)(buffer >> bits));
        }

        return portal.CodeNow([.. key]);
    }
}
