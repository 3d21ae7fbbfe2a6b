using Microsoft.AspNetCore.Components;
using Portal.Client.Contracts.Admin;

namespace Portal.Client.Pages.Admin;

/// <summary>Programs that registered themselves, and who may.</summary>
public sealed partial class AdminRegistrationsPage
{
    private const int Step = 25;

    private int _shown = Step;
    private string _which = nameof(Which.Unreviewed);
    private Ask? _asked;
    private string? _said;
    private bool _gone;
    private string? _token;
    private string _note = "";
    private int _days = 7;

    private enum Which
    {
        Unreviewed,
        Approved,
        All,
    }

    /// <summary>Carried from the first, static rendering into the circuit, so that nothing flickers.</summary>
    [PersistentState]
    public RegistrationsView? Found { get; set; }

    /// <inheritdoc cref="Found"/>
    [PersistentState]
    public ListPage<ClientLine>? Listed { get; set; }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Found is null || Listed is null) await ReadAsync();
    }

    // The time of reading first: what changes after it is not what the reader saw.
    private async Task ReadAsync()
    {
        Found = await AskAsync(Registrations.ShowAsync(Leaving), Found);
        bool? approved = _which switch { nameof(Which.Unreviewed) => false, nameof(Which.Approved) => true, _ => null };
        var query = new ClientQuery(null, null, ClientSource.Registration, ClientSort.Created, Descending: true, Skip: 0, Take: _shown) { Approved = approved };
        Listed = await AskAsync(Clients.ListAsync(query, Leaving), Listed);
    }

    private async Task WhichAsync(ChangeEventArgs chosen)
    {
        (_which, _shown, _said) = ((string)chosen.Value!, Step, null);
        await ReadAsync();
    }

    private async Task MoreAsync()
    {
        _shown += Step;
        await ReadAsync();
    }

    private Task AnswerAsync(Ask asked)
    {
        _asked = null;
        var id = asked.Client.ClientId;
        return DoAsync(asked.Block ? Changes.DisableAsync(id, Leaving) : Registrations.ApproveAsync(id, Found!.ReadAt, Leaving));
    }

    private async Task DoAsync(Task<Allowed<ClientChange>> change)
    {
        var allowed = await change;
        var done = await AskAsync(Task.FromResult(allowed));
        if (allowed.Refusal is not null) return;

        _gone = done is ClientChange.Gone;
        _said = A[_gone ? "Registrations.Gone" : "Registrations.Done"];
        await ReadAsync();
    }

    private async Task MakeAsync()
    {
        _said = null;
        _token = await AskAsync(Registrations.MakeTokenAsync(_note, _days, Leaving));
        if (_token is null) return;

        _note = "";
        await ReadAsync();
    }

    private async Task RevokeAsync(string id)
    {
        (_token, _said) = (null, null);
        await AskAsync(Registrations.RevokeTokenAsync(id, Leaving));
        await ReadAsync();
    }

    private sealed record Ask(ClientLine Client, bool Block);
}
