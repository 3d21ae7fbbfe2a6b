using Portal.Admin.Doctor;
using Portal.Admin.Events;
using Portal.Client.Contracts.Admin;

namespace Portal.Admin;

/// <summary>What administrators see and do under <c>/admin</c>. Each contract stands behind <see cref="AdminGuard{TContract}"/>.</summary>
internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddScoped<AdminGate>()
        .AddScoped<Overview.EventCounts>()
        .AddScoped<Overview.SlowEndpoints>()
        .AddScoped<Overview.AttentionList>()
        .AddGuarded<IAdminOverview, Overview.AdminOverview>()
        .AddGuarded<IAdminClients, Clients.AdminClients>()
        .AddScoped<Clients.ClientFile>()
        .AddScoped<Clients.ClientEdits>()
        .AddScoped<Clients.ClientStates>()
        .AddScoped<Clients.ClientSecretChanges>()
        .AddScoped<Clients.ClientMaking>()
        .AddGuarded<IAdminNewClient, Clients.AdminNewClient>()
        .AddGuarded<IAdminClient, Clients.AdminClient>()
        .AddGuarded<IAdminClientChanges, Clients.AdminClientChanges>()
        .AddScoped<Clients.ClientLogoChanges>()
        .AddGuarded<IAdminClientLogo, Clients.AdminClientLogo>()
        .AddGuarded<IAdminErrors, Errors.AdminErrors>()
        .AddGuarded<IAdminConnect, Clients.Connect.AdminConnect>()
        .AddDoctor()
        .AddGuarded<IAdminDoctor, Doctor.AdminDoctor>()
        .AddScoped<Users.UserList>()
        .AddScoped<Users.UserFile>()
        .AddScoped<Users.UserStates>()
        .AddScoped<Users.RoleMembers>()
        .AddScoped<Users.UserRemoval>()
        .AddScoped<Users.UserBelongings>()
        .AddScoped<Users.NewUsers>()
        .AddScoped<Users.Invitations>()
        .AddScoped<Users.PasskeyDemands>()
        .AddScoped<Users.Import.ImportRules>()
        .AddScoped<Users.Import.ImportWriter>()
        .AddScoped<Users.Import.PeopleImport>()
        .AddGuarded<IAdminImport, Users.Import.AdminImport>()
        .AddScoped<Users.GroupMembers>()
        .AddScoped<Users.OtherRoles>()
        .AddGuarded<IAdminMemberships, Users.AdminMemberships>()
        .AddGuarded<IAdminNewUsers, Users.AdminNewUsers>()
        .AddGuarded<IAdminUsers, Users.AdminUsers>()
        .AddGuarded<IAdminUserChanges, Users.AdminUserChanges>()
        .AddScoped<Access.AccessQueries>()
        .AddScoped<Access.AccessSearch>()
        .AddScoped<Access.AccessList>()
        .AddScoped<Access.AccessRevocation>()
        .AddGuarded<IAdminAccess, Access.AdminAccess>()
        .AddScoped<Scopes.ScopeCatalogue>()
        .AddScoped<Scopes.ScopeEditor>()
        .AddScoped<Scopes.ScopeRemoval>()
        .AddGuarded<IAdminScopes, Scopes.AdminScopes>()
        .AddGuarded<IAdminKeys, Keys.AdminKeys>()
        .AddGuarded<IAdminRegistrations, Registrations.AdminRegistrations>()
        .AddScoped<Settings.FixedSettings>()
        .AddGuarded<IAdminSettings, Settings.AdminSettings>()
        .AddAuditPage()
        .AddGuarded<IAdminAudit, AdminAudit>()
        .AddGuarded<IAdminAuditChain, AdminAuditChain>();

    private static IServiceCollection AddGuarded<TContract, TBehind>(this IServiceCollection services)
        where TContract : class
        where TBehind : class, TContract => services
        .AddScoped<TBehind>()
        .AddScoped(provider => AdminGuard<TContract>.Around(provider.GetRequiredService<TBehind>(), provider.GetRequiredService<AdminGate>()));
}
