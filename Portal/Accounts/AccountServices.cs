using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Accounts.Console;
using Portal.Accounts.Email;
using Portal.Accounts.Leaving;
using Portal.Accounts.Logout;
using Portal.Accounts.MailCodes;
using Portal.Accounts.Passkeys;
using Portal.Accounts.Passkeys.Attestation;
using Portal.Accounts.Passwords;
using Portal.Accounts.Recovery;
using Portal.Accounts.SecondFactors;
using Portal.Accounts.Security;
using Portal.Accounts.Sessions;
using Portal.Accounts.SignUp;
using Portal.Client.Contracts;
using Portal.Data.Entities;
using Portal.Devices;
using Portal.Interactions;
using Portal.Languages;
using Portal.OpenId.Host;

namespace Portal.Accounts;

/// <summary>Signing up, in and out, and what the engine and the pages ask about people.</summary>
internal static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services.AddSessions().AddPasswords().AddSecondFactors().AddMailCodes().AddAccountSecurity().AddRecovery().AddPasskeys().AddSignUp().AddConsole().AddLeaving().AddDevices().AddInteraction();

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPasskeys();
        routes.MapWellKnown();
        routes.MapLeaving();
        routes.MapDevices();
    }

    private static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(SessionScheme.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionScheme.Name, configureOptions: null);
        services.AddAuthorization();
        // Last one wins: Blazor's own provider never looks at the session again.
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>();
        return services
            .AddScoped<LogoutOutbox>()
            .AddSingleton<LogoutDeliveries>()
            .AddHostedService<LogoutDeliverer>()
            .AddScoped<SessionStore>()
            .AddScoped<AccountLanguage>()
            .AddScoped<SessionStarts>()
            .AddScoped<BrowserSessions>()
            .AddScoped<SignIns>()
            .AddScoped<CurrentPerson>()
            .AddScoped<RecentSignIn>()
            .AddScoped<AccountStatus>()
            .AddScoped<Administrators>()
            .AddScoped<IEndUserSession, EndUserSession>();
    }

    // OWASP's number for PBKDF2-HMAC-SHA512; Identity's own is half of it.
    private static IServiceCollection AddPasswords(this IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000)
        .AddSingleton<CommonPasswords>()
        .AddSingleton<DecoyHash>()
        .AddScoped<PasswordRules>()
        .AddScoped<IPasswordValidator<PortalUser>, PasswordRules>()
        .AddScoped<IPasswordHasher<PortalUser>, PasswordHashes>()
        .AddScoped<PasswordAttempts>()
        .AddScoped<PasswordSignIn>()
        .AddScoped<IPasswordCheck, PasswordCheck>();

    private static IServiceCollection AddSecondFactors(this IServiceCollection services) => services
        .AddScoped<TotpFactors>()
        .AddScoped<RecoveryCodes>()
        .AddScoped<SignInAttempts>()
        .AddScoped<SecondStep>();

    private static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.TryAddScoped<IPasskeyHandler<PortalUser>, PasskeyHandler<PortalUser>>();
        return services
            .AddSingleton<PasskeySite>()
            .AddSingleton<AttestationChain>()
            .AddSingleton<AttestationPolicy>()
            .AddSingleton<IConfigureOptions<IdentityPasskeyOptions>, PasskeyHandlerOptions>()
            .AddScoped<PasskeyCeremonies>()
            .AddScoped<PasskeyStore>()
            .AddScoped<PasskeyVerifier>()
            .AddScoped<PasskeyOffers>()
            .AddScoped<TicketPasskeys>()
            .AddScoped<PasskeyRegistration>()
            .AddScoped<RefusedPasskeys>()
            .AddScoped<PasskeySignIn>()
            .AddScoped<IPasskeyList, PasskeyList>();
    }

    private static IServiceCollection AddSignUp(this IServiceCollection services) => services
        .AddSingleton<SignUpTickets>()
        .AddScoped<SignUpGate>()
        .AddScoped<SignUpNames>()
        .AddScoped<SetupCodes>()
        .AddScoped<NewAccounts>()
        .AddScoped<ISignUpPage, SignUpPage>();

    private static IServiceCollection AddInteraction(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddScoped<PageContext>()
        .AddScoped<AccountViews>()
        .AddScoped<OperatorScopeWords>()
        .AddScoped<IInteractionPages, InteractionPages>()
        .AddScoped<IUserClaims, ProfileClaims>()
        .AddScoped<SignInViews>()
        .AddScoped<ISignInPage, SignInPage>()
        .AddScoped<ISecondStepPage, SecondStepPage>()
        .AddScoped<IConsentPage, ConsentPage>()
        .AddScoped<EmailVerification>()
        .AddScoped<IVerifyEmailPage, VerifyEmailPage>()
        .AddScoped<ISignOutPage, SignOutPage>()
        .AddScoped<IAccountOverview, AccountOverviewPage>();
}
