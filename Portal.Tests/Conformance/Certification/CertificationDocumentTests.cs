using System.Reflection;
using Portal.Tests.Support;

namespace Portal.Tests.Conformance.Certification;

/// <summary>Holds the table of <c>docs/certification.md</c> against the modules that run here.</summary>
public sealed class CertificationDocumentTests
{
    [Fact]
    public async Task The_documents_table_is_what_runs_here()
    {
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "certification.md"), TestContext.Current.CancellationToken);

        Assert.EndsWith(string.Concat(Plans().Select(plan => Section(plan.Key, plan))), document, StringComparison.Ordinal);
    }

    private static IEnumerable<IGrouping<PlanAttribute, Type>> Plans() =>
        from type in typeof(CertificationDocumentTests).Assembly.GetTypes()
        let plan = type.GetCustomAttribute<PlanAttribute>()
        where plan is not null
        orderby plan.Name
        group type by plan;

    // Several classes run one plan, each with another response type.
    private static string Section(PlanAttribute plan, IEnumerable<Type> classes)
    {
        var modules = classes.SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FactAttribute>() is not null);
        var rows = modules.Select(Row).Distinct().Order(StringComparer.Ordinal);
        return $"\n### {plan.Profile}: {plan.Name}\n\n| module | result |\n|---|---|\n{string.Concat(rows)}";
    }

    private static string Row(MethodInfo module) =>
        $"| `o{module.Name[1..].Replace('_', '-')}` | {module.GetCustomAttribute<ResultAttribute>()?.Result ?? "PASSED"} |\n";
}
