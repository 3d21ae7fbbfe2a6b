using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Configurations;
using Portal.Data.Entities;
using Portal.OpenId.Protocol;

namespace Portal.Data;

/// <summary>
/// Everything that the portal remembers. Each database has a derived context of its own, so that each has migrations of its own.
/// Identity's tables are mapped here and not by IdentityDbContext, whose model changes with the options of whoever makes the context.
/// </summary>
internal abstract class PortalDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<PortalUser> Users => Set<PortalUser>();

    public DbSet<PortalPasskey> Passkeys => Set<PortalPasskey>();

    public DbSet<IdentityRole<Guid>> Roles => Set<IdentityRole<Guid>>();

    public DbSet<IdentityUserRole<Guid>> UserRoles => Set<IdentityUserRole<Guid>>();

    public DbSet<IdentityUserToken<Guid>> UserTokens => Set<IdentityUserToken<Guid>>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<PasskeyCeremony> PasskeyCeremonies => Set<PasskeyCeremony>();

    public DbSet<TotpFactor> TotpFactors => Set<TotpFactor>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<UserGroupRow> UserGroups => Set<UserGroupRow>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<MailCode> MailCodes => Set<MailCode>();

    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();

    public DbSet<ClientRegistration> Clients => Set<ClientRegistration>();

    public DbSet<ClientSecretRow> ClientSecrets => Set<ClientSecretRow>();

    public DbSet<ClientLogoRow> ClientLogos => Set<ClientLogoRow>();

    public DbSet<ScopeRow> Scopes => Set<ScopeRow>();

    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<ClaimReleaseRow> ClaimReleases => Set<ClaimReleaseRow>();

    public DbSet<AuthorizationCodeRow> AuthorizationCodes => Set<AuthorizationCodeRow>();

    public DbSet<DeviceCodeRow> DeviceCodes => Set<DeviceCodeRow>();

    public DbSet<UserCodeTry> UserCodeTries => Set<UserCodeTry>();

    public DbSet<RefreshTokenRow> RefreshTokens => Set<RefreshTokenRow>();

    public DbSet<ConsentRow> Consents => Set<ConsentRow>();

    public DbSet<ConsentReceiptRow> ConsentReceipts => Set<ConsentReceiptRow>();

    public DbSet<PairwiseSubjectRow> PairwiseSubjects => Set<PairwiseSubjectRow>();

    public DbSet<RevokedTokenRow> RevokedTokens => Set<RevokedTokenRow>();

    public DbSet<UsedAssertionRow> UsedAssertions => Set<UsedAssertionRow>();

    public DbSet<PersonalAccessTokenRow> PersonalAccessTokens => Set<PersonalAccessTokenRow>();

    public DbSet<RegistrationAttempt> RegistrationAttempts => Set<RegistrationAttempt>();

    public DbSet<LogoutDelivery> LogoutDeliveries => Set<LogoutDelivery>();

    public DbSet<MailDelivery> MailOutbox => Set<MailDelivery>();

    public DbSet<SecurityEventRow> SecurityEvents => Set<SecurityEventRow>();

    public DbSet<AuditChainRow> AuditChain => Set<AuditChainRow>();

    public DbSet<FailedRequestRow> FailedRequests => Set<FailedRequestRow>();

    public DbSet<EndpointHourRow> EndpointHours => Set<EndpointHourRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SigningKeyRow> SigningKeys => Set<SigningKeyRow>();

    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // A ceiling for every text; what needs more says so in its own configuration.
        configurationBuilder.Properties<string>().HaveMaxLength(Limits.Text);
        configurationBuilder.Properties<HandleHash>().HaveConversion<HandleHashConverter>().HaveMaxLength(Limits.Hash);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
}
