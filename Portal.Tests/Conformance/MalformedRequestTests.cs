using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.OpenId.Support;

namespace Portal.Tests.Conformance;

/// <summary>Every way to get a request wrong, at every endpoint, with exactly what comes back.</summary>
public sealed class MalformedRequestTests(MalformedEngine engine, MalformedPortal portal) : IClassFixture<MalformedEngine>, IClassFixture<MalformedPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void There_are_enough_rows_and_each_has_a_name_of_its_own()
    {
        var rows = EngineRows.All.Concat(HostRows.All).ToList();

        Assert.True(rows.Count >= 300, $"{rows.Count}");
        Assert.Empty(rows.CountBy(row => (row.Name, row.Address, row.Body, row.Authorization, row.ContentType, row.Cookie)).Where(row => row.Value > 1).Select(row => row.Key.Name));
    }

    [Fact]
    public async Task The_engine_answers_each_with_its_status_and_error() =>
        AssertNone(await WrongAnswersAsync(engine.Http, EngineRows.All, engine.Live, Expected));

    [Fact]
    public async Task The_host_answers_each_with_its_status_and_error() =>
        AssertNone(await WrongAnswersAsync(portal.Http, HostRows.All, portal.Live, Expected));

    [Fact]
    public async Task Nothing_that_a_client_sends_is_our_failure_or_shows_our_insides() => AssertNone(
    [
        .. await WrongAnswersAsync(engine.Http, EngineRows.All, engine.Live, Decent),
        .. await WrongAnswersAsync(portal.Http, HostRows.All, portal.Live, Decent),
        .. await WrongAnswersAsync(portal.Http, EngineRows.All, portal.Live, Decent),
    ]);

    // All of them, and not only the first that would fit into an assertion's message.
    private static void AssertNone(List<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private static async Task<List<string>> WrongAnswersAsync(
        HttpClient http, IEnumerable<MalformedRow> rows, IReadOnlyDictionary<string, string> live, Func<MalformedRow, Answer, string?> judge)
    {
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            using var request = row.Request(live);
            var answer = await Answer.OfAsync(await http.SendAsync(request, Cancel));
            if (judge(row, answer) is { } fault) wrong.Add($"{row.Name}, was {fault}");
        }

        return wrong;
    }

    private static string? Expected(MalformedRow row, Answer answer) => $"{(int)answer.Status} {Error(answer)}".Trim() is var got && got == row.Answer ? null : got;

    private static string? Decent(MalformedRow row, Answer answer)
    {
        if ((int)answer.Status is < 300 or >= 500) return $"{(int)answer.Status}";
        if (answer.Body.Contains("Exception", StringComparison.Ordinal) || answer.Body.Contains("   at ", StringComparison.Ordinal)) return "insides";

        return IsPage(answer) && !row.ForPeople ? "a page" : null;
    }

    private static string? Error(Answer answer)
    {
        if (answer.Location is { } location) return QueryHelpers.ParseQuery(location.OriginalString.Split('?', '#')[^1]).GetValueOrDefault("error");
        if (IsPage(answer)) return "page";

        return answer.Body.Length == 0 ? null : Member(answer.Body, "error") ?? Member(answer.Body, "reason");
    }

    private static string? Member(string body, string name)
    {
        try
        {
            return JsonNode.Parse(body)![name]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return $"no JSON: {body}";
        }
    }

    private static bool IsPage(Answer answer) => answer.Response.Content.Headers.ContentType?.MediaType == "text/html";
}
