namespace Portal.Admin.Doctor;

/// <summary>A request of the built-in app.</summary>
internal sealed record DoctorCall(HttpMethod Method, string Address)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Form { get; init; } = [];

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address);
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (Form.Count > 0) message.Content = new FormUrlEncodedContent(Form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return message;
    }
}

/// <summary>What came of a request.</summary>
/// <param name="Status">0 where nothing answered.</param>
internal sealed record DoctorExchange(DoctorCall Call, int Status, string Body, long Milliseconds)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? MediaType { get; init; }

    /// <summary>Why nothing answered, in a word; null where something did.</summary>
    public string? Failure { get; init; }

    public bool Answered(int status) => Failure is null && Status == status;
}
