namespace Portal.Client.Contracts;

/// <summary>What <c>/account/profile</c> asks of the host.</summary>
public interface IAccountProfile
{
    /// <summary>Null when the session ended meanwhile.</summary>
    Task<ProfileView?> ShowAsync(CancellationToken cancel);

    /// <summary>Keeps what the person tells about themself, all of it or nothing.</summary>
    /// <param name="fields">By the names of <see cref="ProfileFields"/>; an empty one is taken away.</param>
    Task<ProfileAnswer> SaveAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancel);
}

/// <param name="EmailVerified">The address was checked.</param>
/// <param name="Fresh">The person proved who they are a moment ago; without that the email address stays.</param>
public sealed record ProfileView(string UserName, bool EmailVerified, bool Fresh, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Whether a mail can be sent to check the address.</summary>
    public bool CanVerify { get; init; }
}

/// <summary>What a person can tell, under the names of its claims. Core §5.1</summary>
public static class ProfileFields
{
    public const string Name = "name";
    public const string Email = "email";

    /// <summary>What is seen with the scope <c>profile</c>.</summary>
    public static readonly IReadOnlyList<string> Profile =
        [Name, "given_name", "middle_name", "family_name", "nickname", "picture", "website", "gender", "birthdate", "locale", "zoneinfo"];

    /// <summary>What is seen with the scope <c>address</c>; members of that one claim.</summary>
    public static readonly IReadOnlyList<string> Address =
        ["address.street_address", "address.postal_code", "address.locality", "address.region", "address.country"];

    /// <summary>What is seen with the scope <c>phone</c>.</summary>
    public const string Phone = "phone_number";

    public static readonly IReadOnlyList<string> All = [.. Profile, Email, Phone, .. Address];
}

/// <summary>What became of a change to the profile.</summary>
public abstract record ProfileAnswer
{
    private ProfileAnswer()
    {
    }

    public sealed record Saved : ProfileAnswer;

    /// <summary>The person has to prove who they are, again or at all.</summary>
    public sealed record NeedsProof : ProfileAnswer;

    /// <summary>Somebody changed it meanwhile.</summary>
    public sealed record Stale : ProfileAnswer;

    /// <param name="Problems">By field.</param>
    public sealed record Refused(IReadOnlyDictionary<string, string> Problems) : ProfileAnswer;
}
