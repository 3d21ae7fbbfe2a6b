using Portal.E2E.Support;

namespace Portal.E2E.Steps;

/// <summary>Making an account, at set-up and later.</summary>
internal static class SigningUp
{
    /// <summary>Makes an account with a passkey and arrives at its account page.</summary>
    public static async Task SignUpAsync(this Visitor visitor, PortalInstallation portal, Person person)
    {
        await visitor.Page.GotoAsync($"{portal.Address}/signup");
        await visitor.EnterDetailsAsync("signup", person);
        await visitor.Page.GetByTestId("signup-passkey").ClickAsync();
        await visitor.Page.WaitForURLAsync($"{portal.Address}/account");
    }

    /// <summary>The first step: who the account is for.</summary>
    /// <param name="page">Prefix of the page's test ids: <c>setup</c> or <c>signup</c>.</param>
    public static async Task EnterDetailsAsync(this Visitor visitor, string page, Person person)
    {
        await visitor.Page.GetByTestId($"{page}-name").FillAsync(person.Name);
        await visitor.Page.GetByTestId($"{page}-email").FillAsync(person.Email);
        await visitor.Page.GetByTestId($"{page}-username").FillAsync(person.UserName);
        await visitor.Page.GetByTestId($"{page}-continue").ClickAsync();
    }

    /// <summary>The second step without a passkey.</summary>
    public static async Task ChoosePasswordAsync(this Visitor visitor, string page, string password)
    {
        await visitor.Page.GetByTestId($"{page}-use-password").ClickAsync();
        await visitor.Page.GetByTestId($"{page}-password").FillAsync(password);
        await visitor.Page.GetByTestId($"{page}-password-submit").ClickAsync();
    }
}
