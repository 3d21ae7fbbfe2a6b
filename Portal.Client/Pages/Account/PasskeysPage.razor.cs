using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Client.Components;
using Portal.Client.Contracts;

namespace Portal.Client.Pages.Account;

/// <summary>The signed-in person's passkeys: see, add, rename, remove.</summary>
public sealed partial class PasskeysPage(IPasskeyList list, IAccountOverview account, NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private const string Address = "/account/passkeys";

    private readonly CancellationTokenSource _leaving = new();
    private BrowserModule? _browser;
    private PasskeyView? _removing;
    private ElementReference _saidArea;
    private string? _said;
    private bool _failed;
    private bool _focusSaid;
    private bool _adding;
    private bool _changing;

    /// <summary>Carried from the first, static rendering into the circuit, so that nothing flickers.</summary>
    [PersistentState]
    public IReadOnlyList<PasskeyView>? Passkeys { get; set; }

    [PersistentState]
    public bool HasPassword { get; set; }

    /// <summary>Comes back from signing in again: the person wanted to add a passkey.</summary>
    [SupplyParameterFromQuery]
    public bool? Add { get; set; }

    /// <summary>Comes back from signing in again: the passkey that the person wanted to remove.</summary>
    [SupplyParameterFromQuery]
    public string? Remove { get; set; }

    private bool IsLastWayIn => Passkeys is [_] && !HasPassword;

    private BrowserModule Browser => _browser ??= new BrowserModule(js, Assets["js/passkey.js"]);

    protected override async Task OnInitializedAsync()
    {
        if (Passkeys is null)
        {
            HasPassword = await account.ShowAsync(_leaving.Token) is { HasPassword: true };
            await ReloadAsync();
        }

        if (RendererInfo.IsInteractive)
        {
            GoOn();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusSaid)
        {
            _focusSaid = false;
            await _saidArea.FocusAsync();
        }
    }

    /// <summary>Where the person was before they had to sign in again. Nothing happens without another press: anybody can make such an address.</summary>
    private void GoOn()
    {
        _removing = Passkeys?.FirstOrDefault(passkey => passkey.Id == Remove);
        if (Add == true)
        {
            (_said, _focusSaid) = (T["Passkeys.AddNow"], true);
        }
    }

    /// <summary>What became of the list elsewhere.</summary>
    private async Task FollowAsync()
    {
        var now = await list.ListAsync(_leaving.Token);
        HasPassword = await account.ShowAsync(_leaving.Token) is { HasPassword: true };

        // What this page is changing itself, it says itself.
        if (_changing || Passkeys is null)
        {
            return;
        }

        var same = now.Select(passkey => passkey.Id).SequenceEqual(Passkeys.Select(passkey => passkey.Id));
        Passkeys = now;
        _removing = now.FirstOrDefault(passkey => passkey.Id == _removing?.Id);
        if (!same)
        {
            (_said, _failed) = (T["Passkeys.ChangedElsewhere"], false);
        }
    }

    private async Task AddAsync()
    {
        (_adding, _changing, _said) = (true, true, null);
        var outcome = await Browser.CallAsync<PasskeyOutcome>("register") ?? new(PasskeyReasons.Other, null);
        (_adding, _changing) = (false, outcome.Reason is null);
        switch (outcome.Reason)
        {
            case null:
                await ChangedAsync(T["Passkeys.DoneAdded", outcome.Name ?? ""]);
                break;
            case "not_signed_in":
                SignInAgain(Address);
                break;
            case "sign_in_again":
                SignInAgain(Address + "?add=true");
                break;
            case var reason:
                Say(T[PasskeyReasons.Key(reason)], failed: true);
                break;
        }
    }

    private async Task<string?> RenameAsync(PasskeyView passkey, string name)
    {
        switch (await list.RenameAsync(passkey.Id, name, _leaving.Token))
        {
            case PasskeyChange.Done:
                await ChangedAsync(T["Passkeys.DoneRenamed", name]);
                return null;
            case PasskeyChange.NameRefused:
                return T["Passkeys.NameRefused", PasskeyView.NameLimit];
            case var other:
                await FailedAsync(passkey, other);
                return null;
        }
    }

    private async Task RemoveAsync()
    {
        var passkey = _removing!;
        (_removing, _focusSaid, _changing) = (null, true, true);
        var change = await list.RemoveAsync(passkey.Id, _leaving.Token);
        if (change == PasskeyChange.Done)
        {
            await ChangedAsync(T["Passkeys.DoneRemoved", passkey.Name]);
        }
        else
        {
            await FailedAsync(passkey, change);
        }
    }

    /// <summary>After a change: whoever keeps the passkeys may want to follow.</summary>
    private async Task ChangedAsync(string said)
    {
        await ReloadAsync();
        Say(said, failed: false);
        await Browser.CallAsync<object>("tellAccepted");
    }

    private async Task FailedAsync(PasskeyView passkey, PasskeyChange change)
    {
        if (change is PasskeyChange.SignedOut or PasskeyChange.SignInAgain)
        {
            SignInAgain(change == PasskeyChange.SignedOut ? Address : $"{Address}?remove={passkey.Id}");
            return;
        }

        await ReloadAsync();
        Say(Words(passkey, change), failed: true);
    }

    private string Words(PasskeyView passkey, PasskeyChange change) => change switch
    {
        PasskeyChange.NotFound => T["Passkeys.GoneAlready", passkey.Name],
        PasskeyChange.LastWayIn => T["Passkeys.LastWayIn", passkey.Name],
        PasskeyChange.NameRefused => T["Passkeys.NameRefused", PasskeyView.NameLimit],
        PasskeyChange.Done or PasskeyChange.SignedOut or PasskeyChange.SignInAgain => "",
    };

    private async Task ReloadAsync()
    {
        Passkeys = await list.ListAsync(_leaving.Token);
        _changing = false;
    }

    /// <summary>Renders, too: a rename is the row's event, which would not.</summary>
    private void Say(string said, bool failed)
    {
        (_said, _failed) = (said, failed);
        StateHasChanged();
    }

    private void SignInAgain(string back) => navigation.NavigateTo("/signin?confirm=1&return=" + Uri.EscapeDataString(back), forceLoad: true);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
