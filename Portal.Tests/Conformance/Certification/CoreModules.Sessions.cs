using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Whether and when the person has to sign in again.</summary>
public abstract partial class CoreModules
{
    [Fact, Result("REVIEW")]
    public async Task Oidcc_prompt_login() => await SignsInAgainWithAsync("prompt", "login");

    [Fact, Result("REVIEW")]
    public async Task Oidcc_max_age_1() => await SignsInAgainWithAsync("max_age", "1");

    [Fact]
    public async Task Oidcc_prompt_none_not_logged_in()
    {
        await using var suite = await StartAsync(signedIn: false);
        var request = suite.Request().With("prompt", "none");

        var arrival = await suite.AuthorizeAsync(request);

        Assert.Empty(arrival.Pages);
        suite.CheckError(request, arrival, "login_required", "interaction_required", "account_selection_required", "consent_required");
    }

    [Fact]
    public async Task Oidcc_prompt_none_logged_in() => await StaysSignedInWithAsync((request, _) => request.With("prompt", "none"));

    [Fact]
    public async Task Oidcc_max_age_10000() => await StaysSignedInWithAsync((request, _) => request.With("max_age", "10000"));

    [Fact]
    public async Task Oidcc_id_token_hint() =>
        await StaysSignedInWithAsync((request, first) => request.With("prompt", "none").With("id_token_hint", first.RawIdToken));

    private async Task SignsInAgainWithAsync(string parameter, string value)
    {
        await using var suite = await StartAsync(signedIn: false);
        var first = await suite.CompleteAsync();
        suite.Portal.Clock.Advance(TimeSpan.FromSeconds(2));

        var second = await suite.CompleteAsync(suite.Request().With(parameter, value));

        Assert.Contains("/signin", second.Arrival.Pages);
        Assert.Equal(first.Subject, second.Subject);
        Assert.Equal(suite.Portal.Clock.Now.ToUnixTimeSeconds(), second.AuthTime);
        Assert.True(second.AuthTime > first.AuthTime);
    }

    private async Task StaysSignedInWithAsync(Func<Dictionary<string, string?>, Completed, Dictionary<string, string?>> change)
    {
        await using var suite = await StartAsync();
        var first = await suite.CompleteAsync();
        suite.Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = await suite.CompleteAsync(change(suite.Request(), first));

        Assert.Empty(second.Arrival.Pages);
        Assert.Equal((first.Subject, first.AuthTime), (second.Subject, second.AuthTime));
    }
}
