using Microsoft.JSInterop;

namespace Portal.Client.Components;

/// <summary>One of the site's script modules, loaded when first called. A browser that has gone answers nothing.</summary>
internal sealed class BrowserModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    public async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", "/" + path);
            return await _module.InvokeAsync<T>(function, Timeout.InfiniteTimeSpan, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser let go of it first.
        }
    }
}
