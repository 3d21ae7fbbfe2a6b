namespace Portal.Client.Contracts.Admin;

/// <summary>What sort of program a client is, told from its metadata.</summary>
public enum ClientKind
{
    /// <summary>Runs on a server and keeps a secret or a key.</summary>
    WebServer,

    /// <summary>Runs in a browser and can keep nothing.</summary>
    SinglePage,

    /// <summary>Is installed on a phone or a computer.</summary>
    Native,

    /// <summary>Has no keyboard or no browser: somebody signs in elsewhere, with a code that it shows.</summary>
    Device,

    /// <summary>Acts for itself: nobody signs in.</summary>
    Machine,
}
