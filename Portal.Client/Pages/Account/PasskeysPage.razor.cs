using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Client.Components;
using Portal.Client.Contracts;

namespace Portal.Client.Pages.Account;

/// <summary>The signed-in person's passkeys: see, add, rename, remove.</summary>
public sealed partial class PasskeysPage(IPasskeyList list, IAccountOverview account, NavigationManager navigation, IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private BrowserModule? _browser;
    private PasskeyView? _removing;
    private ElementReference _saidArea;
    private string? _said;
    private bool _failed;
    private bool _focusSaid;
    private bool _adding;

    /// <summary>Carried from the first, static rendering into the circuit, so that nothing flickers.</summary>
    [PersistentState]
    public IReadOnlyList<PasskeyView>? Passkeys { get; set; }

    [PersistentState]
    public bool HasPassword { get; set; }

    private bool IsLastWayIn => Passkeys is [_] && !HasPassword;

    private BrowserModule Browser => _browser ??= new BrowserModule(js, Assets["js/passkey.js"]);

    protected override async Task OnInitializedAsync()
    {
        if (Passkeys is null)
        {
            HasPassword = await account.ShowAsync(_leaving.Token) is { HasPassword: true };
            await ReloadAsync();
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

    private async Task AddAsync()
    {
        (_adding, _said) = (true, null);
        var outcome = await Browser.CallAsync<PasskeyOutcome>("register") ?? new(PasskeyReasons.Other, null);
        _adding = false;
        if (outcome.Reason is null)
        {
            await ChangedAsync(T["Passkeys.DoneAdded", outcome.Name ?? ""]);
        }
        else if (outcome.Reason == "not_signed_in")
        {
            SignInAgain();
        }
        else
        {
            Say(T[PasskeyReasons.Key(outcome.Reason)], failed: true);
        }
    }

    private async Task<string?> RenameAsync(PasskeyView passkey, string name)
    {
        switch (await list.RenameAsync(passkey.Id, name, _leaving.Token))
        {
            case PasskeyChange.Done:
                await ReloadAsync();
                Say(T["Passkeys.DoneRenamed", name], failed: false);
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
        _removing = null;
        _focusSaid = true;
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

    /// <summary>After one came or went: the browser may want to forget, too.</summary>
    private async Task ChangedAsync(string said)
    {
        await ReloadAsync();
        Say(said, failed: false);
        await Browser.CallAsync<object>("tellAccepted");
    }

    private async Task FailedAsync(PasskeyView passkey, PasskeyChange change)
    {
        if (change == PasskeyChange.SignedOut)
        {
            SignInAgain();
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
        PasskeyChange.Done or PasskeyChange.SignedOut => "",
    };

    private async Task ReloadAsync() => Passkeys = await list.ListAsync(_leaving.Token);

    /// <summary>Renders, too: a rename is the row's event, which would not.</summary>
    private void Say(string said, bool failed)
    {
        (_said, _failed) = (said, failed);
        StateHasChanged();
    }

    private void SignInAgain() => navigation.NavigateTo("/signin?return=/account/passkeys", forceLoad: true);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
