using Portal.Client.Contracts.Admin;

namespace Portal.Admin.Doctor;

/// <inheritdoc/>
/// <remarks>Looking is done from a circuit: each call has a scope of its own.</remarks>
internal sealed class AdminDoctor(IServiceScopeFactory scopes, IHttpContextAccessor requests) : IAdminDoctor
{
    public async Task<Allowed<DoctorSheet?>> ExamineAsync(string clientId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<DoctorExam>().ReadAsync(clientId, cancel));
    }

    public async Task<Allowed<DoctorOutcome>> FinishAsync(DoctorReturn answer, CancellationToken cancel)
    {
        var http = requests.HttpContext ?? throw new InvalidOperationException("Not within a request.");
        await using var scope = scopes.CreateAsyncScope();
        return Allowed.Of(await scope.ServiceProvider.GetRequiredService<DoctorCallback>().FinishAsync(http, answer, cancel));
    }
}
