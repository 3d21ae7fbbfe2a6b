using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.SecondFactors;

namespace Portal.Tests.Support;

/// <summary>People's authenticator apps and recovery codes.</summary>
internal static class TestFactors
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Gives somebody an authenticator app, and lets the step pass whose code turned it on.</summary>
    public static async Task<byte[]> AddTotpAsync(this TestPortal portal, TestUser user)
    {
        var key = Totp.NewKey();
        Assert.True(await portal.WithAsync<TotpFactors, bool>(factors => factors.AddAsync(user.Id, key, portal.CodeNow(key), Cancel)));
        portal.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));
        return key;
    }

    public static Task<IReadOnlyList<string>> AddRecoveryCodesAsync(this TestPortal portal, TestUser user) =>
        portal.WithAsync<RecoveryCodes, IReadOnlyList<string>>(codes => codes.ReplaceAsync(user.Id, Cancel));

    /// <summary>What the app shows now, or some steps from now.</summary>
    public static string CodeNow(this TestPortal portal, byte[] key, int steps = 0) => Totp.CodeAt(key, Totp.StepAt(portal.Clock.Now) + steps);

    /// <summary>Six digits that are not right now.</summary>
    public static string WrongCode(this TestPortal portal, byte[] key, int which = 0)
    {
        string[] right = [.. Enumerable.Range(-2, 5).Select(step => portal.CodeNow(key, step))];
        return Enumerable.Range(0, 100).Select(number => $"{number:D6}").Except(right).ElementAt(which);
    }

    /// <summary>Fills in both steps of the sign-in page.</summary>
    public static async Task<HttpResponseMessage> WithPasswordAsync(this TestBrowser browser, TestUser user, string address = "/signin")
    {
        var name = await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string> { ["userName"] = user.UserName });
        return await browser.SubmitAsync(name, new Dictionary<string, string> { ["userName"] = user.UserName, ["password"] = user.Password! });
    }

    /// <summary>Types a code into the page of the second step.</summary>
    public static async Task<HttpResponseMessage> WithCodeAsync(this TestBrowser browser, string code, string address = "/signin/code") =>
        await browser.SubmitAsync(await browser.GetAsync(address), new Dictionary<string, string> { ["code"] = code });

    public static Task<string?> AmrAsync(this TestPortal portal, TestUser user) => portal.WithDataAsync(db => db.Sessions
        .Where(session => session.UserId == user.Id && session.EndedAt == null)
        .Select(session => session.Acr + ": " + session.Amr)
        .SingleOrDefaultAsync(Cancel));

    public static async Task<T> WithAsync<TService, T>(this TestPortal portal, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
