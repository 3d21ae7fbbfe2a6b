using System.Threading.Channels;
using Portal.Client.Contracts;

namespace Portal.Tests.Support;

/// <summary>An account to which nothing happens until a test says so: only then is there news.</summary>
internal sealed class QuietAccount : IAccountChanges
{
    public Channel<AccountNews> Seen { get; } = Channel.CreateUnbounded<AccountNews>();

    public IAsyncEnumerable<AccountNews> WatchAsync(CancellationToken cancel) => Seen.Reader.ReadAllAsync(cancel);
}
