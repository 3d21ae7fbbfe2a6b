namespace Portal.Admin.Doctor.Steps;

/// <summary>One thing that an app does on its way.</summary>
internal interface IDoctorStep
{
    /// <summary>Does it, and adds what is shown of it.</summary>
    /// <returns>False where an app would give up.</returns>
    Task<bool> TakeAsync(DoctorVisit visit, CancellationToken cancel);
}
