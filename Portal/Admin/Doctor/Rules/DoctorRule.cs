using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor.Rules;

/// <summary>What something means for an app.</summary>
/// <param name="Key">Of the finding.</param>
/// <param name="When">What the finding's words have slots for; null where there is nothing to find.</param>
internal sealed record DoctorRule<TFacts>(string Key, DoctorMark Mark, DoctorPlace Place, Func<TFacts, IReadOnlyList<string>?> When)
{
    /// <summary>One whose words have no slots.</summary>
    public DoctorRule(string key, DoctorMark mark, DoctorPlace place, Func<TFacts, bool> when)
        : this(key, mark, place, facts => when(facts) ? [] : null)
    {
    }

    /// <summary>What the rules find, in their order.</summary>
    public static IEnumerable<DoctorFinding> Judge(IEnumerable<DoctorRule<TFacts>> rules, TFacts facts) =>
        from rule in rules
        let values = rule.When(facts)
        where values is not null
        select new DoctorFinding(rule.Key, rule.Mark) { Values = values, Place = rule.Place };
}
