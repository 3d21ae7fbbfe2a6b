using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>A rule that is not closed is no error to a browser: it takes everything after it for its own, and none of that shows.</summary>
public sealed class StyleSheetTests
{
    [Fact]
    public void Every_rule_of_every_sheet_is_closed_before_the_next_begins()
    {
        var sheets = Directory.GetFiles(Path.Combine(Repository.Folder, "wwwroot-assets", "css"), "*.css");

        Assert.NotEmpty(sheets);
        Assert.All(sheets, sheet => Assert.Equal([], Unclosed(File.ReadAllLines(sheet))));
    }

    [Fact]
    public void A_rule_that_stays_open_is_found() => Assert.Equal([3], Unclosed(".a {\n  color: red;\n.b {\n}".Split('\n')));

    // The line numbers at which something begins at the margin although the rule before has not ended.
    private static List<int> Unclosed(string[] lines)
    {
        var (open, found) = (0, new List<int>());
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            if (open > 0 && line.Length > 0 && line[0] is not (' ' or '}')) found.Add(number + 1);
            open += line.Count(one => one == '{') - line.Count(one => one == '}');
        }

        return found;
    }
}
