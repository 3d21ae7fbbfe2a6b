namespace Portal.Admin.Doctor.Steps;

/// <summary>An app that asked for an id token alone is done: it knows who signed in, and has nothing to call anybody with.</summary>
internal sealed class AccessStep : IDoctorStep
{
    public Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel) => Task.FromResult(visit.AccessToken is not null);
}
