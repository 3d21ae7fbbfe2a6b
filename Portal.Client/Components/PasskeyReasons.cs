namespace Portal.Client.Components;

/// <summary>Why a passkey ceremony did not succeed, as the portal's answers (member <c>reason</c>) and <c>passkey.js</c> name it.</summary>
internal static class PasskeyReasons
{
    /// <summary>Stands for every reason that is not in the list.</summary>
    public const string Other = "failed";

    /// <summary>Each has words under <c>Passkey.Reason.…</c></summary>
    public static readonly IReadOnlyList<string> All =
    [
        Other, "cancelled", "unsupported", "unreachable", "too_fast",
        "already_registered", "unknown_passkey", "wrong_origin", "expired", "replayed", "verification_failed",
        "attestation_missing", "attestation_invalid", "not_accepted", "sign_in_again",
        "user_name_taken", "not_signed_in", "last_way_in", "locked", "too_many",
    ];

    public static string Key(string reason) => "Passkey.Reason." + (All.Contains(reason) ? reason : Other);
}
