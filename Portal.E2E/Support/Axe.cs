using Deque.AxeCore.Commons;

namespace Portal.E2E.Support;

/// <summary>
/// Holds the open page against axe's rules for WCAG 2.0 to 2.2, level A and AA: light and dark, on a desktop and on a phone. The looks are
/// changed in place, so a page needs to be reached only once.
/// </summary>
internal static class Axe
{
    private const string Violations =
        """
        async (runOnly) => {
          const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
          if (passes.length === 0) return ["axe looked at nothing"];
          return violations.map((found) => `${found.id}: ${found.help}\n  ${found.nodes.map((node) => node.html).join("\n  ")}`);
        }
        """;

    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static async Task ExpectAccessibleAsync(this Visitor visitor, string what)
    {
        var found = new List<string>();
        await visitor.AddViolationsAsync(what, found);
        Assert.Empty(found);
        Assert.Equal(1, await visitor.Page.Locator("h1:visible").CountAsync());
    }

    /// <summary>Adds what axe has against the open page in each of its looks. Where only colours differ, only they are looked at again.</summary>
    public static Task AddViolationsAsync(this Visitor visitor, string what, List<string> found) => visitor.Page.ForEachLookAsync(async look =>
        found.AddRange(look.EndsWith("-dark", StringComparison.Ordinal)
            ? await visitor.ColourViolationsAsync($"{what}, {look}")
            : await visitor.ViolationsAsync($"{what}, {look}")));

    /// <summary>What axe has against the open page as it looks now.</summary>
    public static Task<IEnumerable<string>> ViolationsAsync(this Visitor visitor, string what) => visitor.RunAsync(Rules, what);

    /// <summary>What axe has against the colours of the open page as it looks now.</summary>
    public static Task<IEnumerable<string>> ColourViolationsAsync(this Visitor visitor, string what) => visitor.RunAsync(ColourRules, what);

    private static async Task<IEnumerable<string>> RunAsync(this Visitor visitor, string[] rules, string what)
    {
        await visitor.Page.Locator("h1").First.WaitForAsync();
        if (!await visitor.Page.EvaluateAsync<bool>("() => 'axe' in window")) await visitor.Page.EvaluateAsync(Script.Value);
        var violations = await visitor.Page.EvaluateAsync<string[]>(Violations, rules);
        return violations.Select(violation => $"{what}: {violation}");
    }
}
