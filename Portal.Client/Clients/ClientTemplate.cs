namespace Portal.Client.Clients;

/// <summary>What a new client can begin as. Which kind it then is, is told from its metadata.</summary>
public enum ClientTemplate
{
    /// <summary>Runs on a server and keeps a secret.</summary>
    WebServer,

    /// <summary>Runs in a browser and can keep nothing.</summary>
    SinglePage,

    /// <summary>Is installed on a phone or a computer.</summary>
    Native,

    /// <summary>Calls a server of the Model Context Protocol for somebody: an installed program that needs the server's scopes and not who somebody is.</summary>
    McpClient,

    /// <summary>Has no keyboard or no browser: somebody signs in elsewhere, with a code that it shows.</summary>
    Device,

    /// <summary>Acts for itself: nobody signs in.</summary>
    Machine,
}
