using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Users.Import;

/// <inheritdoc/>
/// <remarks>Used from a circuit: each call has a scope of its own, and works beside it, so that its page goes on being drawn.</remarks>
internal sealed class AdminImport(IServiceScopeFactory scopes) : IAdminImport
{
    public Task<Allowed<ImportReport>> CheckAsync(ImportFile file, IProgress<int> told, CancellationToken cancel) =>
        WithAsync(import => import.CheckAsync(file, told, cancel), cancel);

    public Task<Allowed<ImportReport>> ImportAsync(ImportFile file, IProgress<int> told, CancellationToken cancel) =>
        WithAsync(import => import.ImportAsync(file, told, cancel), cancel);

    private Task<Allowed<ImportReport>> WithAsync(Func<PeopleImport, Task<ImportReport>> work, CancellationToken cancel) => Task.Run(
        async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return Allowed.Of(await work(scope.ServiceProvider.GetRequiredService<PeopleImport>()));
        },
        cancel);
}
