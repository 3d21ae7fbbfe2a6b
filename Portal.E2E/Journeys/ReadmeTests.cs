using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What the README shows is what lies in the repository.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(PortalBuild.Repository, "README.md"));

    [Theory]
    [InlineData("docs/examples/clients.json", "json")]
    [InlineData("docs/examples/node/app.mjs", "js")]
    [InlineData("docs/examples/csharp/app.cs", "csharp")]
    [InlineData("docs/examples/browser/index.html", "html")]
    public void Shows_its_examples_letter_by_letter(string file, string language)
    {
        var text = File.ReadAllText(Path.Combine(PortalBuild.Repository, file));

        Assert.Contains($"({file})", Readme, StringComparison.Ordinal);
        Assert.Contains($"```{language}\n{text}```\n", Readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/decisions/README.md")]
    public void Leads_only_to_what_is_there(string document)
    {
        var path = Path.Combine(PortalBuild.Repository, document);
        var links = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), @"\]\((?!https?:|#)([^)#]+)[^)]*\)|<img[^>]* src=""(?!https?:)([^""]+)""|srcset=""(?!https?:)([^""]+)""");

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            var target = link.Groups.Values.Skip(1).Single(group => group.Success).Value;
            Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)), $"{document} leads to {target}");
        });
    }
}
