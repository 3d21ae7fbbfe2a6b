namespace Portal.Tests.Conformance;

/// <summary>Makes the rows of one endpoint: each parameter missing, empty, doubled, too long, of the wrong type and in the wrong encoding.</summary>
/// <param name="Unreadable">The answer when the parameters cannot be read at all, without the status.</param>
internal sealed record MalformedForms(string Address, IReadOnlyList<Parameter> Parameters, string Unreadable = "invalid_request")
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] BrokenInQueries = ["%ff", "%00", "%c3%28", "%ed%a0%80"];
    private static readonly string[] BrokenInForms = [.. BrokenInQueries, "%zz", "%", "%4", "\xff"];
    private static readonly string[] OtherTypes = ["application/json", "text/plain", "multipart/form-data; boundary=x", "application/xml", "nonsense", ""];

    public string? Authorization { get; init; }

    public bool ForPeople { get; init; }

    /// <summary>The parameters come in the query, and not in a form.</summary>
    public bool InQuery { get; init; }

    /// <summary>The answer where a parameter is doubled that does not say where answers go; null for the same as always.</summary>
    public string? Returned { get; init; }

    /// <summary>The parameters without which nobody knows where an answer may go.</summary>
    public IReadOnlyList<string> LeadBack { get; init; } = [];

    public IEnumerable<MalformedRow> Rows() => Parameters.SelectMany(Of).Concat(Whole()).Concat(InQuery ? [] : Bodies());

    private IEnumerable<MalformedRow> Of(Parameter parameter)
    {
        if (parameter.Missing is { } missing)
        {
            yield return Row($"{parameter.Name} missing", With(parameter, null), missing);
            yield return Row($"{parameter.Name} empty", With(parameter, ""), missing);
        }

        if (parameter.TooLong is { } tooLong) yield return Row($"{parameter.Name} too long", With(parameter, new string('a', 9000)), tooLong);

        foreach (var (value, answer) in parameter.Wrong)
            yield return Row($"{parameter.Name}={value}", With(parameter, Escape(value)), answer);

        var good = Escape(parameter.Value);
        var doubled = LeadBack.Contains(parameter.Name) ? Refused(400) : Doubled;
        yield return Row($"{parameter.Name} doubled", $"{With(parameter, good)}&{parameter.Name}={good}", doubled);
        yield return Row($"{parameter.Name} doubled, differently", $"{With(parameter, good)}&{parameter.Name}=other", doubled);
        foreach (var broken in InQuery ? BrokenInQueries : BrokenInForms)
            yield return Row($"{parameter.Name} in a wrong encoding, {Printable(broken)}", With(parameter, broken), Refused(400));
    }

    private IEnumerable<MalformedRow> Whole()
    {
        yield return Row("an unknown parameter doubled", $"{Good}&unknown=1&unknown=1", Doubled);
        yield return Row("a name in a wrong encoding", $"{Good}&%ff=1", Refused(400));
        yield return Row("101 parameters more", Good + string.Concat(Enumerable.Range(0, 101).Select(i => $"&p{i}=1")), Refused(400));
    }

    private IEnumerable<MalformedRow> Bodies()
    {
        yield return Row("a body that is too large", $"{Good}&more={new string('a', 64 * 1024)}", Refused(413));
        foreach (var type in OtherTypes)
            yield return Row($"content type '{type}'", Good, Refused(415)) with { ContentType = type.Length == 0 ? null : type };
    }

    private string Good => With(null, null);

    private string Doubled => Returned ?? Refused(400);

    private string Refused(int status) => $"{status} {Unreadable}";

    private string With(Parameter? changed, string? raw) => string.Join('&', Parameters
        .Where(parameter => parameter == changed ? raw is not null : parameter.Usual)
        .Select(parameter => $"{parameter.Name}={(parameter == changed ? raw : Escape(parameter.Value))}"));

    private MalformedRow Row(string wrong, string parameters, string answer)
    {
        var row = new MalformedRow(InQuery ? "GET" : "POST", InQuery ? $"{Address}?{parameters}" : Address, answer)
        {
            Wrong = wrong,
            Authorization = Authorization,
            ForPeople = ForPeople,
        };
        return InQuery ? row : row with { Body = parameters, ContentType = Form };
    }

    // Placeholders stay as they are: what stands for them needs no escaping.
    private static string Escape(string value) => value.StartsWith('{') && value.EndsWith('}') && !value.Contains('"') && value.Length > 2 ? value : Uri.EscapeDataString(value);

    private static string Printable(string text) => text.Replace("\xff", "a byte ff", StringComparison.Ordinal);
}
