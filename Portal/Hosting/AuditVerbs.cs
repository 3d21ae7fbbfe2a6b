using System.CommandLine;
using System.Globalization;
using Portal.Audit.Chain;
using Portal.Client.Contracts.Admin;
using Portal.Configuration;

namespace Portal.Hosting;

/// <summary><c>audit verify</c>: whether the log of events is what the portal wrote.</summary>
internal static class AuditVerbs
{
    public static Command Command(Func<string[], OperatorVerb, Task> operate)
    {
        var head = new Option<string>("--head") { Description = "An end of the log that was noted earlier, as it was printed: SEQUENCE:HASH." };
        var verify = new Command("verify", "Checks that no event was changed, moved or deleted, and prints the end of the log to be noted elsewhere.") { head };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, _) => operate([.. parsed.UnmatchedTokens], Verify(parsed.GetValue(head))));
        return new Command("audit", "audit verify [--head SEQUENCE:HASH]: whether the log of events is what the portal wrote") { verify };
    }

    /// <param name="noted">A head that was noted earlier.</param>
    /// <exception cref="CannotStartException">It does not hold.</exception>
    public static OperatorVerb Verify(string? noted) => async (services, output, cancel) =>
    {
        var head = noted is null ? null : ChainHead.Read(noted) ?? throw new CannotStartException($"--head {noted} is not of the form SEQUENCE:HASH, as audit verify prints it.");
        var check = services.GetRequiredService<ChainCheck>();
        var verdict = await check.CheckAsync(head, progress: null, cancel);
        await output.WriteLineAsync(Extent(verdict));
        if (verdict.Head is not null) await output.WriteLineAsync($"Head: {verdict.Head}");
        if (verdict.Noted is NotedHead.Found) await output.WriteLineAsync("The noted head is on the chain.");
        if (verdict.Noted is NotedHead.Pruned) await output.WriteLineAsync("The noted head is older than the events that are kept.");
        if (await check.WaitingAsync(cancel) is > 0 and var waiting)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Events that have waited for more than five minutes to be sealed: {waiting}. Is a portal running?"));

        if (verdict.Break is { } broken) throw new CannotStartException(Words(broken));
        if (verdict.Noted is NotedHead.Lost) throw new CannotStartException($"The noted head {head} is not on the chain: what was after some event was cut off, or the chain was made anew.");
    };

    private static string Extent(ChainVerdict verdict) => verdict.Count == 0
        ? "No events are sealed."
        : string.Create(CultureInfo.InvariantCulture, $"Events that hold: {verdict.Count}, from {verdict.First:u} to {verdict.Last:u}.");

    private static string Words(ChainBreak broken)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"event {broken.Sequence}{(broken.Id is null ? "" : $" (id {broken.Id}, {broken.At:u})")}");
        return broken.Kind switch
        {
            ChainBreakKind.Changed => $"Changed: {place} says something else than when it was sealed.",
            ChainBreakKind.Missing => $"Missing: {place} is gone.",
            ChainBreakKind.Moved => $"Out of order: {place} is not the one that was sealed there.",
            ChainBreakKind.CutOff => $"Cut off: {place} and all after it are gone.",
            ChainBreakKind.Foreign => $"Foreign: {place} is outside of the ends of the chain.",
            ChainBreakKind.EndsMoved => $"Ends changed: what is remembered of the ends of the chain, last {place}, was not written by the portal.",
            ChainBreakKind.FoundBroken => $"Found broken: {place} was written because the end of the chain had been changed by then.",
        };
    }
}
