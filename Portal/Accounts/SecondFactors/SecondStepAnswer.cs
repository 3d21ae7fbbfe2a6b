namespace Portal.Accounts.SecondFactors;

internal enum SecondStepAnswer
{
    SignedIn,

    /// <summary>By somebody who has no passkey yet and may like one.</summary>
    SignedInWithoutPasskey,

    /// <summary>The code is not good, or not any more.</summary>
    Wrong,

    /// <summary>There is no sign-in to finish: it took too long, was finished, or had too many tries.</summary>
    Over,
}
