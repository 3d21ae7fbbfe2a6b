using Portal.OpenId.Protocol;

namespace Portal.OpenId.Endpoints.Authorization;

/// <summary>What a person has done about a request since it came in.</summary>
/// <param name="Since">When it came in: a sign-in after this answers its <c>prompt</c> and <c>max_age</c>. Null for one that has just come in.</param>
/// <param name="Answer">The decision of the consent page; null while there is none.</param>
internal sealed record Interaction(DateTimeOffset? Since, ConsentAnswer? Answer)
{
    public static Interaction None { get; } = new(null, null);
}

/// <summary>The decision of the consent page.</summary>
/// <param name="Allowed">False when the person said no.</param>
/// <param name="Scope">What they ticked; not yet held against the request.</param>
internal sealed record ConsentAnswer(bool Allowed, ScopeSet Scope);
