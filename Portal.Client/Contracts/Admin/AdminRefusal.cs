namespace Portal.Client.Contracts.Admin;

/// <summary>Why an administrator's call was not carried out.</summary>
public enum AdminRefusal
{
    /// <summary>Nobody is signed in any more.</summary>
    SignIn,

    /// <summary>The person's roles do not allow it.</summary>
    Forbidden,

    /// <summary>It changes something, and the person's last proof of who they are is too old for that.</summary>
    ProveAgain,
}
