namespace Portal.Client.Contracts.Admin;

/// <summary>How far back an overview looks.</summary>
public enum OverviewRange
{
    /// <summary>24 hours, hour by hour.</summary>
    Day,

    /// <summary>7 days, as all that follow day by day.</summary>
    Week,

    /// <summary>30 days.</summary>
    Month,

    /// <summary>90 days.</summary>
    Quarter,
}

/// <summary>What happened in a range of time.</summary>
/// <param name="From">Where the first bucket begins.</param>
/// <param name="Until">Where the last one ends: later than now.</param>
/// <param name="SignIns">Bucket by bucket, none left out.</param>
/// <param name="Methods">Sign-ins by <c>acr</c>.</param>
/// <param name="Failures">Sign-ins that were refused, by reason.</param>
/// <param name="Tokens">Answers with tokens, by grant type.</param>
/// <param name="ActiveUsers">How many people signed in.</param>
/// <param name="Endpoints">The slowest first, on average.</param>
public sealed record OverviewNumbers(
    DateTimeOffset From,
    DateTimeOffset Until,
    IReadOnlyList<SignInBucket> SignIns,
    OverviewParts Methods,
    OverviewParts Failures,
    OverviewParts Tokens,
    long ActiveUsers,
    IReadOnlyList<EndpointLine> Endpoints);

/// <summary>The sign-ins of an hour or a day.</summary>
public sealed record SignInBucket(DateTimeOffset From, DateTimeOffset Until, long Succeeded, long Failed);

/// <summary>Events of one kind by one of their details, the most frequent first.</summary>
/// <param name="Capped">There were too many different ones: the rarest are not counted.</param>
public sealed record OverviewParts(IReadOnlyList<OverviewPart> Parts, bool Capped)
{
    public long Total => Parts.Sum(part => part.Count);
}

/// <param name="Name">What the events say, in a word that stays; empty where they say nothing.</param>
public sealed record OverviewPart(string Name, long Count);

/// <summary>How an endpoint did.</summary>
/// <param name="Endpoint">Method and route.</param>
/// <param name="Failures">Answers with a status of 500 and above.</param>
/// <param name="Average">In milliseconds, as is <paramref name="Slowest"/>.</param>
public sealed record EndpointLine(string Endpoint, long Requests, long Failures, double Average, long Slowest);
