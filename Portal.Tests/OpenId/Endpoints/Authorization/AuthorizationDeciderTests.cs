using System.Diagnostics;
using Portal.OpenId.Clients;
using Portal.OpenId.Endpoints.Authorization;
using Portal.OpenId.Host;
using Portal.OpenId.Issuance;
using Portal.OpenId.Protocol;
using Portal.Tests.OpenId.Support;
using Portal.Tests.Support;

namespace Portal.Tests.OpenId.Endpoints.Authorization;

[Covers("Core §3.1.2.3")]
[Covers("Core §3.1.2.4")]
[Covers("Core §3.1.2.6")]
public sealed class AuthorizationDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>prompt, max_age, minutes since sign-in (null: nobody), minutes since the request was parked (null: just came in), decision.</summary>
    public static TheoryData<string, int?, int?, int?, string> SignIn { get; } = new()
    {
        { "", null, null, null, "sign in" },
        { "none", null, null, null, "login_required" },
        { "login", null, null, null, "sign in" },
        { "", null, 5, null, "issue" },
        { "none", null, 5, null, "issue" },
        { "login", null, 5, null, "sign in" }, // again, although signed in
        { "login", null, 5, 3, "sign in" }, // the sign-in is older than the request
        { "login", null, 2, 3, "issue" }, // signed in since
        { "select_account", null, 5, null, "sign in" },
        { "select_account", null, 2, 3, "issue" },
        { "", 600, 5, null, "issue" },
        { "", 600, 10, null, "issue" },
        { "", 600, 11, null, "sign in" },
        { "none", 600, 11, null, "login_required" },
        { "", 0, 1, null, "sign in" },
        { "", 0, 1, 2, "issue" }, // the only way in which max_age=0 can ever be met
        { "none", 0, 1, null, "login_required" },
    };

    /// <summary>x_consent, prompt, remembered scope (null: none), asked scope, decision.</summary>
    public static TheoryData<string, string, string?, string, string> Asking { get; } = new()
    {
        { "skip", "", null, "openid", "issue" },
        { "skip", "consent", null, "openid", "ask" },
        { "remember", "", null, "openid", "ask" },
        { "remember", "", "openid", "openid", "issue" },
        { "remember", "", "openid email", "openid", "issue" },
        { "remember", "", "openid", "openid email", "ask" },
        { "remember", "consent", "openid", "openid", "ask" },
        { "remember", "none", null, "openid", "consent_required" },
        { "remember", "none", "openid", "openid", "issue" },
        { "explicit", "", "openid", "openid", "ask" },
        { "explicit", "none", "openid", "openid", "consent_required" },
    };

    /// <summary>Asked scope, answer (null: no), decision.</summary>
    public static TheoryData<string, string?, string> Answers { get; } = new()
    {
        { "openid email", "openid email", "issue openid email" },
        { "openid email", "email", "issue openid email" }, // openid cannot be unticked
        { "openid email", "", "issue openid" },
        { "openid email", "openid email admin", "issue openid email" }, // and nothing can be added
        { "email phone", "phone", "issue phone" },
        { "email phone", "openid", "access_denied" },
        { "openid", null, "access_denied" },
    };

    [Theory, MemberData(nameof(SignIn))]
    public void Who_has_to_sign_in(string prompt, int? maxAge, int? signedIn, int? parked, string expected)
    {
        var request = Request(ConsentModes.Skip, prompt, "openid") with { MaxAge = maxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        var user = signedIn is { } minutes ? User(minutes) : null;

        Assert.Equal(expected, Decide(request, user, parked: parked));
    }

    [Theory, MemberData(nameof(Asking))]
    public void Who_has_to_be_asked(string mode, string prompt, string? remembered, string scope, string expected)
    {
        var consent = remembered is null ? null : new Consent("ada", "web", ScopeSet.Parse(remembered)!, Now);

        Assert.Equal(expected, Decide(Request(mode, prompt, scope), User(5), consent));
    }

    [Theory, MemberData(nameof(Answers))]
    public void What_an_answer_gives(string scope, string? answer, string expected)
    {
        var given = new ConsentAnswer(answer is not null, ScopeSet.Parse(answer)!);
        var decision = AuthorizationDecider.Decide(Request(ConsentModes.Remember, "", scope), At(User(5), null, null, 1, given));

        Assert.Equal(expected, decision is AuthorizationDecision.Issue issue ? $"issue {issue.Agreed}" : Told(decision));
    }

    [Theory]
    [InlineData("select_account", 1, "issue")]
    [InlineData("select_account", 3, "sign in")] // that was another request's choice
    [InlineData("login", 1, "sign in")] // a choice is no proof
    [InlineData("login select_account", 1, "sign in")]
    public void What_choosing_an_account_settles(string prompt, int chosen, string expected) =>
        Assert.Equal(expected, Decide(Request(ConsentModes.Skip, prompt, "openid"), User(5) with { ChosenAt = Now.AddMinutes(-chosen) }, null, parked: 2));

    [Fact]
    public void An_answer_does_not_stand_in_for_a_sign_in() =>
        Assert.Equal("sign in", Told(AuthorizationDecider.Decide(
            Request(ConsentModes.Remember, "login", "openid"), At(User(5), null, null, 1, new(true, ScopeSet.Of(["openid"]))))));

    [Theory]
    [InlineData("", "ada", null, "issue")]
    [InlineData("", "bob", null, "sign in")] // somebody else is meant: Core §3.1.2.1
    [InlineData("", "bob", 6, "login_required")] // and did not come: asking again would go on for ever
    [InlineData("none", "ada", null, "issue")]
    [InlineData("none", "bob", null, "login_required")]
    public void Whom_the_client_means(string prompt, string expectedSubject, int? parked, string expected) =>
        Assert.Equal(expected, Decide(Request(ConsentModes.Skip, prompt, "openid") with { ExpectedSubject = expectedSubject }, User(5), null, parked));

    [Theory]
    [InlineData("phr", "", "phr", null, "issue")]
    [InlineData("pwd", "", "phr", null, "issue")] // better than asked for
    [InlineData("phr", "", "pwd", null, "sign in")] // a better sign-in is tried
    [InlineData("phr", "", "pwd", 6, "issue")] // but it is a wish
    [InlineData("phr pwd", "", "pwd", null, "issue")]
    [InlineData("mfa", "", "phr", null, "issue")]
    [InlineData("mfa", "", "mfa", null, "issue")]
    [InlineData("mfa", "", "pwd", null, "sign in")]
    [InlineData("phr", "", "mfa", null, "sign in")]
    [InlineData("pwd", "", "mfa", null, "issue")]
    [InlineData("urn:other", "", "pwd", null, "issue")]
    [InlineData("phr", "none", "pwd", null, "issue")]
    [Covers("Core §3.1.2.1")]
    public void How_good_a_sign_in_the_client_would_like(string acrValues, string prompt, string acr, int? parked, string expected) =>
        Assert.Equal(expected, Decide(
            Request(ConsentModes.Skip, prompt, "openid") with { AcrValues = acrValues.Split(' ') }, User(5) with { Acr = acr }, null, parked));

    [Theory]
    [InlineData("phr", "", "phr", null, "issue")]
    [InlineData("phr", "", "pwd", null, "sign in")]
    [InlineData("phr", "", "pwd", 6, "unmet_authentication_requirements")]
    [InlineData("phr", "none", "pwd", null, "unmet_authentication_requirements")]
    [InlineData("urn:other", "", "phr", 6, "unmet_authentication_requirements")]
    [InlineData("mfa", "", "phr", null, "issue")]
    [InlineData("mfa", "", "pwd", 6, "unmet_authentication_requirements")]
    [Covers("Core §5.5.1.1")]
    public void How_good_a_sign_in_the_client_insists_on(string acr, string prompt, string given, int? parked, string expected)
    {
        var claims = ClaimsRequest.Parse("""{"id_token":{"acr":{"essential":true,"values":["ACR"]}}}""".Replace("ACR", acr, StringComparison.Ordinal), []);

        Assert.Equal(expected, Decide(Request(ConsentModes.Skip, prompt, "openid") with { Claims = claims }, User(5) with { Acr = given }, null, parked));
    }

    [Theory]
    [InlineData(null, null, "sign up")]
    [InlineData(5, null, "sign up")] // somebody wants another account
    [InlineData(2, 3, "issue")] // and has made it
    public void Who_is_to_make_an_account(int? signedIn, int? parked, string expected) =>
        Assert.Equal(expected, Decide(Request(ConsentModes.Skip, "create", "openid"), signedIn is { } minutes ? User(minutes) : null, null, parked));

    private static EndUser User(int minutesAgo) => new("ada", "s", Now.AddMinutes(-minutesAgo), "phr", ["swk"]);

    private static Situation At(EndUser? user, string? clientSubject, Consent? remembered, int? parked, ConsentAnswer? answer = null) =>
        new(user, clientSubject, remembered, new(parked is { } since ? Now.AddMinutes(-since) : null, answer), Now, ["phr", "mfa", "pwd"]);

    private static string Decide(AuthorizationRequest request, EndUser? user, Consent? remembered = null, int? parked = null) =>
        Told(AuthorizationDecider.Decide(request, At(user, user?.Subject, remembered, parked)));

    private static AuthorizationRequest Request(string consent, string prompt, string scope)
    {
        var client = EngineClients.Web with { Metadata = EngineClients.Web.Metadata with { Consent = consent } };
        var target = RedirectTarget.For(client, RequestParameters.From(new Dictionary<string, string> { ["redirect_uri"] = EngineClients.Callback })).Value!;
        return new AuthorizationRequest(client, target)
        {
            Scope = ScopeSet.Parse(scope)!,
            Prompt = prompt.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static string Told(AuthorizationDecision decision) => decision switch
    {
        AuthorizationDecision.Issue => "issue",
        AuthorizationDecision.SignIn => "sign in",
        AuthorizationDecision.SignUp => "sign up",
        AuthorizationDecision.AskConsent => "ask",
        AuthorizationDecision.Refuse refuse => refuse.Error.Code,
        _ => throw new UnreachableException(),
    };
}
