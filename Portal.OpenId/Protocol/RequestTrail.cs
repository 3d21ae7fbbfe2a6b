using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Portal.OpenId.Protocol;

/// <summary>
/// The way that a refused request had gone. Made when it is refused and not before: which rules stand before the one that decided is known
/// from their order. Has names of parameters and rules, never what was sent.
/// </summary>
/// <param name="ClientId">The client that the request names; known or not.</param>
/// <param name="Steps">What was judged, in order; the last one decided.</param>
public sealed record RequestTrail(string? ClientId, ImmutableArray<RequestStep> Steps)
{
    /// <summary>A request that was refused at once.</summary>
    /// <param name="clientId">The client that it names.</param>
    /// <param name="held">The steps that it passed.</param>
    /// <param name="name">The step that it did not.</param>
    /// <param name="sections">What that step is about.</param>
    /// <returns>The trail.</returns>
    internal static RequestTrail Ended(string? clientId, IEnumerable<RequestStep> held, string name, params IEnumerable<string> sections) =>
        new(clientId, [.. held, new RequestStep(name, string.Join("; ", sections), Held: false)]);

    /// <summary>A rule by its parameter: <c>CodeChallenge.Judge</c> is about <c>code_challenge</c>.</summary>
    internal static RequestStep StepOf(Delegate rule, bool held) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(rule.Method.DeclaringType!.Name),
        string.Join("; ", rule.Method.GetCustomAttributes<SpecAttribute>().Select(spec => spec.Section)),
        held);
}

/// <summary>Something that a request was judged by.</summary>
/// <param name="Name">A parameter, or what else was looked at.</param>
/// <param name="Sections">Of the standards, in the short form of <see cref="SpecAttribute"/>; may be empty.</param>
/// <param name="Held">False for the one that decided.</param>
public sealed record RequestStep(string Name, string Sections, bool Held);
