using Portal.Data.Protection;
using Portal.Tests.Support;

namespace Portal.Tests.Hosting;

/// <summary>The portal as a program of its own: what an operator sees of it.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = TestFolders.Make();

    [Fact]
    public async Task A_wrong_setting_ends_the_start_with_one_line()
    {
        var ended = await RunAsync("--Portal:Tokens:AccessTokenSeconds=10m");

        Assert.Equal(1, ended.Code);
        Assert.Equal(
            "Portal:Tokens:AccessTokenSeconds is '10m', which is not a whole number from 30 to 86400. Example: Portal:Tokens:AccessTokenSeconds=600\n",
            ended.Error);
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task A_fault_in_the_bootstrap_file_ends_the_start_with_its_place()
    {
        var file = Path.Combine(_folder, "bootstrap.json");
        await File.WriteAllTextAsync(file, """{ "clients": [ { "client_id": "web", "client_secret": "short" } ] }""", TestContext.Current.CancellationToken);

        var ended = await RunAsync($"--Portal:Bootstrap:File={file}");

        Assert.Equal(1, ended.Code);
        Assert.Equal(
            "bootstrap.json: clients[0] (web): client_secret has fewer than 32 characters\n"
            + "bootstrap.json: clients[0] (web): redirect_uris is missing: grant_types has authorization_code\n",
            ended.Error);
    }

    [Fact]
    public async Task Help_tells_the_verbs()
    {
        var ended = await RunAsync("--help");

        Assert.Equal(0, ended.Code);
        Assert.All(["admin invite", "audit verify", "clients invite", "db migrate", "keys list | rotate | revoke <kid>"], verb => Assert.Contains(verb, ended.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_verb_is_refused()
    {
        var ended = await RunAsync("admni", "invite");

        Assert.Equal(1, ended.Code);
        Assert.Equal("There is no command 'admni'. See --help.\n", ended.Error);
    }

    [Fact]
    public async Task Verbs_do_one_thing_on_the_same_data_and_end()
    {
        var migrated = await RunAsync("db", "migrate");
        var invited = await RunAsync("admin", "invite", "--admin", "--Portal:Issuer=https://id.example.com");
        var rotated = await RunAsync("keys", "rotate");

        Assert.Equal((0, ""), (migrated.Code, migrated.Error));
        Assert.Matches("^https://id\\.example\\.com/signup\\?code=[\\w-]{43}\n$", invited.Output);
        Assert.StartsWith("New signing keys take over at ", rotated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_events_is_checked_and_the_exit_code_tells()
    {
        var checkedLog = await RunAsync("audit", "verify");
        var lost = await RunAsync("audit", "verify", "--head", "3:abc");
        var wrong = await RunAsync("audit", "verify", "--head", "abc");

        Assert.Equal((0, "No events are sealed.\n", ""), (checkedLog.Code, checkedLog.Output, checkedLog.Error));
        Assert.Equal(1, lost.Code);
        Assert.StartsWith("The noted head 3:abc is not on the chain: ", lost.Error, StringComparison.Ordinal);
        Assert.Equal((1, "--head abc is not of the form SEQUENCE:HASH, as audit verify prints it.\n"), (wrong.Code, wrong.Error));
    }

    [Fact]
    public async Task A_key_that_may_be_stolen_is_revoked_by_its_name()
    {
        await RunAsync("keys", "rotate");
        var before = await RunAsync("keys", "list");
        var kid = before.Output.Split(' ')[0];

        var unknown = await RunAsync("keys", "revoke", "made-up");
        var revoked = await RunAsync("keys", "revoke", kid);
        var after = await RunAsync("keys", "list");

        Assert.Equal((1, "There is no key 'made-up' that could be revoked. See keys list.\n"), (unknown.Code, unknown.Error));
        Assert.Equal((0, ""), (revoked.Code, revoked.Error));
        Assert.StartsWith("The key is revoked.", revoked.Output, StringComparison.Ordinal);
        Assert.Matches($"(?m)^{kid}  (RS256|PS256|ES256)  revoked ", after.Output);
    }

    [Fact]
    public async Task A_start_under_another_master_key_is_refused()
    {
        await RunAsync("keys", "rotate");
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "data", MasterKey.FileName), Convert.ToBase64String(new byte[32]), TestContext.Current.CancellationToken);

        var ended = await RunAsync("db", "migrate");

        Assert.Equal(1, ended.Code);
        Assert.StartsWith("The secrets in the database were encrypted under another master key. Restore master.key", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolders.Delete(_folder);

    private Task<PortalProgram.Ended> RunAsync(params string[] arguments) => PortalProgram.RunAsync(_folder, arguments);
}
