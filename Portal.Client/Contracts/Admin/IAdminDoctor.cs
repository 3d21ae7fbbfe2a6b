namespace Portal.Client.Contracts.Admin;

/// <summary>What <c>/admin/clients/{ClientId}/doctor</c> and <c>/admin/doctor/callback</c> ask of the host.</summary>
public interface IAdminDoctor
{
    /// <summary>Looks at one client; null when there is none.</summary>
    [Reads]
    Task<Allowed<DoctorSheet?>> ExamineAsync(string clientId, CancellationToken cancel);

    /// <summary>Goes on with the run that this browser began. Only for a page that is rendered within a request.</summary>
    [Changes]
    Task<Allowed<DoctorOutcome>> FinishAsync(DoctorReturn answer, CancellationToken cancel);
}
