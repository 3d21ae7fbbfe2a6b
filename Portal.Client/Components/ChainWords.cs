using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Client.Contracts.Admin;
using Portal.Client.Text;

namespace Portal.Client.Components;

/// <summary>What came of checking the log of events, in words.</summary>
internal static class ChainWords
{
    public static bool IsBad(ChainVerdict verdict) => verdict.Break is not null || verdict.Noted is NotedHead.Lost;

    public static IEnumerable<string> Of(IStringLocalizer<AdminWords> own, ChainVerdict verdict)
    {
        yield return verdict is { Break: null, First: { } first, Last: { } last }
            ? own["Chain.Holds", Number(verdict.Count), Time(first), Time(last)]
            : verdict.Break is null ? own["Chain.HoldsEmpty"] : own["Chain.Broken", Number(verdict.Count)];
        if (verdict.Break is { } broken)
        {
            yield return own["Chain.Break." + broken.Kind, Number(broken.Sequence)];
            if (broken is { Id: { } id, At: { } at }) yield return own["Chain.BreakAt", Number(id), Time(at)];
        }

        if (verdict.Noted is not NotedHead.None) yield return own["Chain.Noted." + verdict.Noted];
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
