using Portal.Admin.Doctor;
using Portal.Admin.Doctor.Rules;

namespace Portal.Tests.Admin.Doctor;

/// <summary>What the doctor says of a run.</summary>
public sealed class RunRuleTests
{
    private static readonly RunFacts Sound = new() { Asked = "openid email", Granted = "openid email" };

    private static readonly Dictionary<string, (RunFacts Ill, string? Value)> Cases = new(StringComparer.Ordinal)
    {
        ["unreachable"] = (new() { Unreachable = "Timeout" }, "Timeout"),
        ["wrong-metadata"] = (new() { WrongMetadata = true }, null),
        ["denied"] = (new() { AuthorizationError = "access_denied" }, null),
        ["authorization-error"] = (new() { AuthorizationError = "invalid_scope" }, "invalid_scope"),
        ["wrong-issuer"] = (new() { WrongIssuer = true }, null),
        ["token-error"] = (new() { TokenError = "invalid_grant" }, "invalid_grant"),
        ["no-id-token"] = (new() { NoIdToken = true }, null),
        ["bad-id-token"] = (new() { BadIdToken = true }, null),
        ["bad-userinfo"] = (new() { BadUserInfo = true }, null),
        ["introspection-failed"] = (new() { IntrospectionFailed = true }, null),
        ["refresh-failed"] = (new() { RefreshFailed = true }, null),
        ["revocation-failed"] = (new() { RevocationFailed = true }, null),
        ["narrowed"] = (new() { Asked = "openid email", Granted = "openid" }, "email"),
        ["rotates"] = (new() { Rotated = true }, null),
        ["kept"] = (new() { Rotated = false }, null),
        ["got-tokens"] = (Sound, null),
    };

    public static TheoryData<string> Rules => [.. RunRules.All.Select(rule => rule.Key)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_speaks_where_it_holds_and_nowhere_else(string rule)
    {
        var (ill, value) = Cases[rule];

        var found = Assert.Single(DoctorRule<RunFacts>.Judge(RunRules.All, ill), finding => finding.Key == rule);

        Assert.Equal(value is null ? [] : [value], found.Values);
        if (rule != "got-tokens") Assert.DoesNotContain(DoctorRule<RunFacts>.Judge(RunRules.All, Sound), finding => finding.Key == rule);
    }

    [Fact]
    public void Of_a_run_that_gets_nowhere_nothing_good_is_said() => Assert.Empty(DoctorRule<RunFacts>.Judge(RunRules.All, new()));
}
