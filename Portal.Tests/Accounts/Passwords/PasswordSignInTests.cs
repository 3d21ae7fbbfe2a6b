using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Accounts.Passwords;
using Portal.Data.Entities;
using Portal.Tests.Support;

namespace Portal.Tests.Accounts.Passwords;

public sealed class PasswordSignInTests
{
    private const string Right = "Analytical-Engine-1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ada", Right, true)]
    [InlineData("ADA", Right, true)]
    [InlineData("ada@example.test", Right, true)]
    [InlineData(" Ada@Example.test ", Right, true)]
    [InlineData("ada", "analytical-engine-1", false)]
    [InlineData("ada", "", false)]
    [InlineData("ada", " " + Right, false)]
    [InlineData("", Right, false)]
    [InlineData("nobody", Right, false)]
    [InlineData("newcomer", "", false)]
    [InlineData("newcomer", Right, false)]
    [InlineData("gone", Right, false)]
    [InlineData("ada' or 1=1 --", Right, false)]
    public async Task A_name_or_address_and_its_password_sign_in(string userName, string password, bool right)
    {
        var gone = TestUsers.Ada with { UserName = "gone", Id = Guid.NewGuid(), Email = "gone@example.test", Disabled = true };
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada, TestUsers.Newcomer, gone);

        var verdict = await JudgeAsync(portal, userName, password);

        Assert.Equal(right, verdict is not null);
    }

    [Fact]
    public async Task A_user_name_never_wins_over_the_account_whose_address_it_is()
    {
        var impostor = TestUsers.Grace with { Id = Guid.NewGuid(), UserName = "ada@example.test", Email = "impostor@example.test" };
        await using var portal = await TestPortal.StartAsync(impostor, TestUsers.Ada);

        Assert.Equal(TestUsers.Ada.Id, (await JudgeAsync(portal, "ada@example.test", Right))?.UserId);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_five_minutes()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        for (var guess = 0; guess < 5; guess++) Assert.Null(await JudgeAsync(portal, "ada", "wrong"));

        Assert.Null(await JudgeAsync(portal, "ada", Right));
        portal.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Null(await JudgeAsync(portal, "ada", Right));
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(await JudgeAsync(portal, "ada", Right));
    }

    [Fact]
    public async Task The_right_password_starts_the_count_again()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        for (var round = 0; round < 3; round++)
        {
            for (var guess = 0; guess < 4; guess++) Assert.Null(await JudgeAsync(portal, "ada", "wrong"));
            Assert.NotNull(await JudgeAsync(portal, "ada", Right));
        }
    }

    [Fact]
    public async Task Guesses_made_at_once_are_counted_each()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => JudgeAsync(portal, "ada", "wrong")));

        Assert.Null(await JudgeAsync(portal, "ada", Right));
        Assert.Equal(5, portal.Log.Lines.Count(line => line.EndsWith("wrong_password ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_password_kept_the_old_way_is_kept_the_new_way_after_its_next_use()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);
        var before = await HashAsync(portal);

        Assert.NotNull(await JudgeAsync(portal, "ada", Right));
        var after = await HashAsync(portal);
        Assert.NotNull(await JudgeAsync(portal, "ada", Right));

        Assert.NotEqual(before, after);
        Assert.Equal(after, await HashAsync(portal));
    }

    [Fact]
    public async Task Every_refusal_costs_the_same_work()
    {
        var hasher = new CountingHasher();
        await using var portal = await TestPortal.StartAsync(
            new TestSettings { Services = services => services.AddSingleton<IPasswordHasher<PortalUser>>(hasher) }, TestUsers.Ada, TestUsers.Newcomer);

        var wrong = await WorkAsync(portal, hasher, "ada", "wrong");
        var unknown = await WorkAsync(portal, hasher, "nobody", "wrong");
        var keyless = await WorkAsync(portal, hasher, "newcomer", "wrong");
        for (var guess = 0; guess < 4; guess++) await JudgeAsync(portal, "ada", "wrong");
        var locked = await WorkAsync(portal, hasher, "ada", Right);

        Assert.Equal(1, wrong.Hashes);
        Assert.Equal([wrong, wrong, wrong], [unknown, keyless, locked]);
    }

    [Fact]
    public async Task Passwords_are_never_logged()
    {
        await using var portal = await TestPortal.StartAsync(TestUsers.Ada);

        await JudgeAsync(portal, "ada", "a-password-in-the-wrong-place");
        await JudgeAsync(portal, "a-password-typed-as-name", Right);

        Assert.DoesNotContain(portal.Log.Lines, line =>
            line.Contains("wrong-place", StringComparison.OrdinalIgnoreCase)
            || line.Contains("typed-as-name", StringComparison.OrdinalIgnoreCase)
            || line.Contains(Right, StringComparison.Ordinal));
    }

    private static async Task<(int Hashes, int Statements)> WorkAsync(TestPortal portal, CountingHasher hasher, string userName, string password)
    {
        var (hashes, statements) = (hasher.Count, portal.Log.Statements);
        Assert.Null(await JudgeAsync(portal, userName, password));
        return (hasher.Count - hashes, portal.Log.Statements - statements);
    }

    private static async Task<PasswordVerdict?> JudgeAsync(TestPortal portal, string userName, string password)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PasswordSignIn>().JudgeAsync(userName, password, Cancel);
    }

    private static Task<string?> HashAsync(TestPortal portal) =>
        portal.WithDataAsync(db => db.Users.Select(user => user.PasswordHash).SingleAsync(Cancel));

    private sealed class CountingHasher : IPasswordHasher<PortalUser>
    {
        private readonly PasswordHasher<PortalUser> _hasher = new();

        public int Count { get; private set; }

        public string HashPassword(PortalUser user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Count++;
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
