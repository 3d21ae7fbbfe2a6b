namespace Portal.Admin.Doctor;

/// <summary>Tries clients out in the administrator's own browser.</summary>
internal static class DoctorServices
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        DoctorWire.Configure(services);
        return services
            .AddSingleton<DoctorCookie>()
            .AddSingleton<DoctorProof>()
            .AddSingleton<DoctorWire>()
            .AddSingleton<DoctorParty>()
            .AddScoped<DoctorProbe>()
            .AddScoped<DoctorExam>()
            .AddScoped<DoctorTwins>()
            .AddScoped<DoctorCallback>();
    }
}
