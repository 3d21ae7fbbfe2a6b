using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Tests.Admin.Doctor;

/// <summary>Sits on the wire between the built-in app and the portal, and notes what is secret there.</summary>
internal sealed class DoctorTap(HttpMessageHandler server, DoctorWitness witness) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        witness.Asked.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
        if (request.Headers.TryGetValues("Authorization", out var header)) witness.Note("authorization", header.Single().Split(' ')[1]);
        if (request.Content is not null)
        {
            foreach (var (name, value) in QueryHelpers.ParseQuery(await request.Content.ReadAsStringAsync(cancellationToken))) witness.NoteField(name, value.ToString());
        }

        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "application/jwt") witness.Note("userinfo", body);
        else witness.NoteAnswer(body);
        return response;
    }
}

/// <summary>What the tap noted.</summary>
internal sealed class DoctorWitness
{
    private static readonly string[] Public = ["grant_type", "redirect_uri", "scope", "client_id", "client_assertion_type"];

    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentDictionary<string, ConcurrentBag<string>> Secrets { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> All => Secrets.Values.SelectMany(values => values);

    public string Only(string name) => Secrets[name].Distinct().Single();

    public void Note(string name, string value)
    {
        Secrets.GetOrAdd(name, _ => []).Add(value);
        // A signature by itself is half of what makes a token one.
        if (value.Split('.') is [_, _, var signature]) Secrets.GetOrAdd("signature", _ => []).Add(signature);
    }

    public void NoteField(string name, string value)
    {
        if (!Public.Contains(name)) Note(name, value);
    }

    public void NoteAnswer(string body)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject answer) return;

            foreach (var name in new[] { "access_token", "refresh_token", "id_token" })
                if (answer[name] is { } value) Note(name, value.ToString());
        }
        catch (JsonException)
        {
            // An empty answer tells nothing.
        }
    }
}
