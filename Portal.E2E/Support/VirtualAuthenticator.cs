using System.Text.Json;
using Microsoft.Playwright;

namespace Portal.E2E.Support;

/// <summary>
/// A passkey provider inside Chromium, through the DevTools protocol, and the person before it: they answer a prompt at once, and leave the
/// autofill list alone until told otherwise. It belongs to one tab and lives through that tab's navigations.
/// </summary>
public sealed class VirtualAuthenticator
{
    // A request that begins while nobody is present never ends, so presence has to be there before the browser hears of it.
    private const string TouchWhenAsked =
        """
        for (const name of ["get", "create"]) {
          const ask = navigator.credentials?.[name].bind(navigator.credentials);
          if (ask) navigator.credentials[name] = async (options) => {
            if (options.mediation === "conditional") return ask(options);
            await touchTheSensor(true);
            try { return await ask(options); } finally { await touchTheSensor(false); }
          };
        }
        """;

    private readonly ICDPSession _tools;
    private string _id = "";
    private bool _usesAutofill;

    private VirtualAuthenticator(ICDPSession tools) => _tools = tools;

    /// <summary>A platform authenticator whose passkeys are synced, as those of phones are.</summary>
    public static async Task<VirtualAuthenticator> AddAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable", new() { ["enableUI"] = false });
        var authenticator = new VirtualAuthenticator(tools);
        await authenticator.PlugInAsync(synced: true);
        await page.ExposeFunctionAsync<bool>("touchTheSensor", touch => authenticator.PresentAsync(touch || authenticator._usesAutofill));
        await page.AddInitScriptAsync(TouchWhenAsked);
        return authenticator;
    }

    /// <summary>Puts this authenticator away and takes another, empty one: a second device of the same person.</summary>
    /// <param name="synced">False for a key that keeps its passkeys to itself.</param>
    /// <returns>What the first one held, for <see cref="TakeBackAsync"/>.</returns>
    public async Task<IReadOnlyList<JsonElement>> ReplaceAsync(bool synced = false)
    {
        var held = await CredentialsAsync();
        await SendAsync("WebAuthn.removeVirtualAuthenticator");
        await PlugInAsync(synced);
        return held;
    }

    /// <summary>Puts this authenticator away and takes back an earlier one.</summary>
    public async Task TakeBackAsync(IReadOnlyList<JsonElement> held)
    {
        await ReplaceAsync(synced: true);
        foreach (var credential in held) await AddCredentialAsync(credential);
    }

    /// <summary>From now on the person picks what the autofill list offers.</summary>
    public Task UseAutofillAsync()
    {
        _usesAutofill = true;
        return PresentAsync(true);
    }

    /// <summary>Whether the person is recognised. Off: the browser reports what it reports when somebody closes its prompt.</summary>
    public Task RecogniseAsync(bool recognised) => SendAsync("WebAuthn.setUserVerified", ("isUserVerified", recognised));

    public async Task<IReadOnlyList<JsonElement>> CredentialsAsync()
    {
        var answer = await SendAsync("WebAuthn.getCredentials");
        return [.. answer!.Value.GetProperty("credentials").EnumerateArray()];
    }

    public Task AddCredentialAsync(JsonElement credential) => SendAsync("WebAuthn.addCredential", ("credential", credential));

    private Task<JsonElement?> PresentAsync(bool present) => SendAsync("WebAuthn.setAutomaticPresenceSimulation", ("enabled", present));

    private async Task PlugInAsync(bool synced)
    {
        var answer = await _tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["ctap2Version"] = "ctap2_1",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = _usesAutofill,
                ["defaultBackupEligibility"] = synced,
                ["defaultBackupState"] = synced,
            },
        });
        _id = answer!.Value.GetProperty("authenticatorId").GetString()!;
    }

    private Task<JsonElement?> SendAsync(string method, params (string Name, object Value)[] arguments)
    {
        var all = arguments.ToDictionary(argument => argument.Name, argument => argument.Value);
        all["authenticatorId"] = _id;
        return _tools.SendAsync(method, all);
    }
}
