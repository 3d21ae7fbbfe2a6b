using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.SecondFactors;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.SecondFactors;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // RFC 6238 Appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    [Covers("RFC 6238")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    // RFC 4226 Appendix D
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Counters_make_the_codes_of_the_standard(long counter, string code) => Assert.Equal(code, Totp.CodeAt(Key, counter));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_is_good_one_step_early_or_late(int off, bool good)
    {
        var now = FakeClock.Start;
        var step = Totp.StepAt(now) + off;

        Assert.Equal(good ? step : null, Totp.StepOf(Totp.CodeAt(Key, step), Key, now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("۱۲۳۴۵۶")]
    [InlineData("abcdef")]
    public void Other_text_is_no_code(string text) => Assert.Null(Totp.StepOf(text, Key, FakeClock.Start));

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_written_as_the_standard_writes_them(string text, string base32) =>
        Assert.Equal(base32, Base32.Encode(Encoding.ASCII.GetBytes(text), Base32.Standard));

    [Fact]
    public async Task Identity_would_take_the_same_codes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await using var scope = portal.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var ada = await users.Users.SingleAsync(Cancel);
        await users.SetAuthenticationTokenAsync(ada, "[AspNetUserStore]", "AuthenticatorKey", Base32.Encode(Key, Base32.Standard));

        // Identity's provider knows real time only.
        var code = Totp.CodeAt(Key, Totp.StepAt(TimeProvider.System.GetUtcNow()));

        Assert.True(await new AuthenticatorTokenProvider<PortalUser>().ValidateAsync("TwoFactor", code, users, ada));
    }
}
