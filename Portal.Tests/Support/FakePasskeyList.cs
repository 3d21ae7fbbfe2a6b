using Portal.Client.Contracts;

namespace Portal.Tests.Support;

/// <summary>Somebody's passkeys, in memory. Set <see cref="Answer"/> to have the next changes refused.</summary>
internal sealed class FakePasskeyList : IPasskeyList, IAccountOverview
{
    public List<PasskeyView> Passkeys { get; } = [];

    public PasskeyChange Answer { get; set; } = PasskeyChange.Done;

    public bool HasPassword { get; set; } = true;

    public static PasskeyView Passkey(string id, string name, bool synced = true) =>
        new(id, name, null, synced, FakeClock.Start.AddDays(-200), FakeClock.Start.AddHours(-3), "Firefox, Linux");

    public Task<IReadOnlyList<PasskeyView>> ListAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<PasskeyView>>([.. Passkeys]);

    public Task<PasskeyChange> RenameAsync(string id, string name, CancellationToken cancel)
    {
        var at = Passkeys.FindIndex(passkey => passkey.Id == id);
        if (Answer == PasskeyChange.Done)
        {
            Passkeys[at] = Passkeys[at] with { Name = name };
        }

        return Task.FromResult(Answer);
    }

    public Task<PasskeyChange> RemoveAsync(string id, CancellationToken cancel)
    {
        if (Answer == PasskeyChange.Done)
        {
            Passkeys.RemoveAll(passkey => passkey.Id == id);
        }

        return Task.FromResult(Answer);
    }

    Task<AccountOverview?> IAccountOverview.ShowAsync(CancellationToken cancel) => Task.FromResult<AccountOverview?>(
        new(new("Alice Liddell", "alice", null), Passkeys.Count, HasPassword, FakeClock.Start, "Passkey"));
}
