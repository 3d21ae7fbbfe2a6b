using Microsoft.AspNetCore.Components;
using Portal.Client.Contracts.Admin;
using Portal.Client.Layout;

namespace Portal.Client.Pages.Admin;

/// <summary>What every page of the administrators does alike: calls end when the reader leaves, and refusals are told in one way.</summary>
public abstract class AdminPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    /// <summary>Told of what was refused.</summary>
    [CascadingParameter]
    public AdminLayout? Layout { get; set; }

    /// <summary>See <see cref="AdminLayout.MayChange"/>.</summary>
    [CascadingParameter(Name = nameof(AdminLayout.MayChange))]
    public bool MayChange { get; set; }

    /// <summary>Ends when the reader leaves the page.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    /// <summary>True until the page runs in a circuit: what it offers does nothing yet.</summary>
    protected bool NotLive => !RendererInfo.IsInteractive;

    /// <summary>Gives the answer of a call; where there is none, <paramref name="otherwise"/>, and the reader is told why.</summary>
    protected async Task<T?> AskAsync<T>(Task<Allowed<T>> call, T? otherwise = default)
    {
        var allowed = await call;
        if (allowed.Refusal is not { } refusal) return allowed.Answer;

        Layout?.Tell(refusal);
        return otherwise;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }
}
