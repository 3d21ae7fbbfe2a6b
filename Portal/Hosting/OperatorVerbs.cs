using Portal.Accounts.Recovery;
using Portal.Accounts.SignUp;
using Portal.Configuration;
using Portal.Data;
using Portal.Mail;
using Portal.OpenId.Keys;
using Portal.Registration;

namespace Portal.Hosting;

/// <summary>What the verbs of the command line do. The database is migrated and the master key checked before.</summary>
internal static class OperatorVerbs
{
    public static Task InviteAsync(IServiceProvider services, TextWriter output, CancellationToken cancel) =>
        InviteAsync(services, role: null, output, cancel);

    public static Task InviteAdminAsync(IServiceProvider services, TextWriter output, CancellationToken cancel) =>
        InviteAsync(services, Roles.Admin, output, cancel);

    /// <summary>An address where the owner of an account adds a new passkey, for an operator who knows that it is they who ask.</summary>
    public static OperatorVerb Recover(string userName) => async (services, output, cancel) =>
    {
        await using var scope = services.CreateAsyncScope();
        await output.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<RecoveryLinks>().MakeAsync(userName, cancel)
            ?? throw new CannotStartException($"There is no account '{userName}' that could be recovered."));
    };

    /// <summary>Migrating is part of every start, so there is nothing left to do but to say so.</summary>
    public static async Task MigrateAsync(IServiceProvider services, TextWriter output, CancellationToken cancel) =>
        await output.WriteLineAsync("The database is up to date.");

    public static async Task RotateKeysAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var from = await services.GetRequiredService<KeyRing>().RotateAsync(cancel);
        await output.WriteLineAsync($"New signing keys take over at {from:u}.");
    }

    public static async Task ListKeysAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        foreach (var key in await services.GetRequiredService<KeyRing>().StatesAsync(cancel))
            await output.WriteLineAsync($"{key.Kid}  {key.Algorithm}  {key.Stage.ToString().ToLowerInvariant(),-8} signs from {key.SignsFrom:u}");
    }

    public static async Task RevokeKeyAsync(string kid, IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        if (!await services.GetRequiredService<KeyRing>().RevokeAsync(kid, cancel))
            throw new CannotStartException($"There is no key '{kid}' that could be revoked. See keys list.");

        await output.WriteLineAsync("The key is revoked. Tokens that it signed are refused here at once; running portals know within a minute, apps when they fetch the key set again.");
    }

    /// <summary>Sends a mail to say that mail works, past the outbox: the operator wants to know now.</summary>
    public static OperatorVerb TestMail(string address) => async (services, output, cancel) =>
    {
        if (await services.GetRequiredService<MailTest>().SendAsync(address, cancel) is { } fault) throw new CannotStartException($"The mail was not sent: {fault}.");

        await output.WriteLineAsync($"The mail server took a mail to {address}.");
    };

    public static async Task InviteClientAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await output.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<InitialAccessTokens>().CreateAsync(note: null, InitialAccessTokens.Life, cancel));
    }

    private static async Task InviteAsync(IServiceProvider services, string? role, TextWriter output, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await output.WriteLineAsync(await scope.ServiceProvider.GetRequiredService<SetupCodes>().InvitationAddressAsync(role, cancel));
    }
}
