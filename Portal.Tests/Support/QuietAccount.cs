using System.Threading.Channels;
using Portal.Client.Contracts;

namespace Portal.Tests.Support;

/// <summary>An account to which nothing happens until a test says so: <c>true</c> is a change, <c>false</c> the session's end.</summary>
internal sealed class QuietAccount : IAccountChanges
{
    public Channel<bool> Seen { get; } = Channel.CreateUnbounded<bool>();

    public IAsyncEnumerable<bool> WatchAsync(CancellationToken cancel) => Seen.Reader.ReadAllAsync(cancel);
}
