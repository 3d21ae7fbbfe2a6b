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
        async () => {
          const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] };
          const { violations, passes } = await axe.run(document, rules);
          if (passes.length === 0) return ["axe looked at nothing"];
          return violations.map((found) => `${found.id}: ${found.help}\n  ${found.nodes.map((node) => node.html).join("\n  ")}`);
        }
        """;

    private static readonly Lazy<string> Script = new(() =>
    {
        using var stream = typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static async Task ExpectAccessibleAsync(this Visitor visitor, string what)
    {
        var found = new List<string>();
        await visitor.Page.ForEachLookAsync(async look => found.AddRange(await visitor.ViolationsAsync($"{what}, {look}")));
        Assert.Empty(found);
        Assert.Equal(1, await visitor.Page.Locator("h1:visible").CountAsync());
    }

    /// <summary>What axe has against the open page as it looks now.</summary>
    public static async Task<IEnumerable<string>> ViolationsAsync(this Visitor visitor, string what)
    {
        await visitor.Page.Locator("h1").First.WaitForAsync();
        await visitor.Page.EvaluateAsync(Script.Value);
        var violations = await visitor.Page.EvaluateAsync<string[]>(Violations);
        return violations.Select(violation => $"{what}: {violation}");
    }
}
