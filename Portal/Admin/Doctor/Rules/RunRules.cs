using Portal.Client.Contracts.Admin;
using Portal.OpenId.Protocol;
using Rule = Portal.Admin.Doctor.Rules.DoctorRule<Portal.Admin.Doctor.RunFacts>;

namespace Portal.Admin.Doctor.Rules;

/// <summary>What an app will meet, as a run showed.</summary>
internal static class RunRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("unreachable", DoctorMark.Wrong, DoctorPlace.Portal, facts => One(facts.Unreachable)),
        new("wrong-metadata", DoctorMark.Wrong, DoctorPlace.Portal, facts => facts.WrongMetadata),
        new("denied", DoctorMark.Look, DoctorPlace.Nowhere, facts => facts.AuthorizationError == ErrorCodes.AccessDenied),
        new("authorization-error", DoctorMark.Wrong, DoctorPlace.Errors, facts => facts.AuthorizationError == ErrorCodes.AccessDenied ? null : One(facts.AuthorizationError)),
        new("wrong-issuer", DoctorMark.Wrong, DoctorPlace.Portal, facts => facts.WrongIssuer),
        new("token-error", DoctorMark.Wrong, DoctorPlace.Errors, facts => One(facts.TokenError)),
        new("no-id-token", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.NoIdToken),
        new("bad-id-token", DoctorMark.Wrong, DoctorPlace.Portal, facts => facts.BadIdToken),
        new("bad-userinfo", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.BadUserInfo),
        new("introspection-failed", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.IntrospectionFailed),
        new("refresh-failed", DoctorMark.Wrong, DoctorPlace.Settings, facts => facts.RefreshFailed),
        new("revocation-failed", DoctorMark.Wrong, DoctorPlace.Portal, facts => facts.RevocationFailed),
        new("narrowed", DoctorMark.Look, DoctorPlace.Nowhere, facts => Refused(facts)),
        new("rotates", DoctorMark.Look, DoctorPlace.Settings, facts => facts.Rotated is true),
        new("kept", DoctorMark.Well, DoctorPlace.Nowhere, facts => facts.Rotated is false),
        new("got-tokens", DoctorMark.Well, DoctorPlace.Nowhere, facts => facts.Granted is not null),
    ];

    private static IReadOnlyList<string>? Refused(RunFacts facts)
    {
        if (facts.Granted is null) return null;

        var missing = (ScopeSet.Parse(facts.Asked) ?? ScopeSet.Empty).Except(ScopeSet.Parse(facts.Granted) ?? ScopeSet.Empty);
        return missing.Count > 0 ? [missing.ToString()] : null;
    }

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];
}
