using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Portal.Accounts.Passkeys;

/// <summary>Tells this node's open pages that a person's passkeys changed.</summary>
internal sealed class PasskeyBell
{
    private readonly ConcurrentDictionary<Listener, Guid> _listeners = [];

    public void Ring(Guid userId)
    {
        foreach (var (listener, owner) in _listeners)
        {
            if (owner == userId) listener.Hear();
        }
    }

    /// <summary>Hears every ring from now on, also those between two waits.</summary>
    public Listener Listen(Guid userId)
    {
        var listener = new Listener(this);
        _listeners[listener] = userId;
        return listener;
    }

    internal sealed class Listener(PasskeyBell bell) : IDisposable
    {
        private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        public void Hear() => _rings.Writer.TryWrite(true);

        /// <summary>Waits for a ring, or for as long as another node may have changed something unheard.</summary>
        public async Task WaitAsync(TimeSpan longest, CancellationToken cancel)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(longest);
            try
            {
                await _rings.Reader.ReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // Nobody rang.
            }
        }

        public void Dispose() => bell._listeners.TryRemove(this, out _);
    }
}
