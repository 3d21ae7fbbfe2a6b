using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Pages.Account;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

/// <summary>The pages of decisions about sharing: all of them, and one.</summary>
public sealed class ReceiptsPageTests : ComponentContext, IConsentReceipts
{
    private static readonly ConsentReceipt Allowed = Receipt("Harbor Notes", allowed: true);
    private static readonly ConsentReceipt Denied = Receipt("Pocket Harbor", allowed: false);

    private readonly QuietAccount _account = new();
    private readonly List<ConsentReceipt> _receipts = [Denied, Allowed];

    private bool _signedOut;

    public ReceiptsPageTests()
    {
        Services.AddSingleton<IConsentReceipts>(this).AddSingleton<IAccountChanges>(_account);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Each_decision_says_whose_which_and_about_what()
    {
        var rows = Render<ReceiptsPage>().FindAll(ById("receipt-row"));

        Assert.Equal(["deny", "allow"], rows.Select(row => row.GetAttribute("data-decision")));
        Assert.Contains("Pocket Harbor", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Who you are, Your email address", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/account/receipts/{Allowed.Id}", rows[1].QuerySelector(ById("receipt-details"))!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_decision_that_is_made_elsewhere_comes_into_the_list_by_itself()
    {
        _receipts.Clear();
        var page = Render<ReceiptsPage>();
        Assert.NotNull(page.Find(ById("receipts-empty")));
        _receipts.Add(Allowed);

        await _account.Seen.Writer.WriteAsync(AccountNews.Changed, Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Single(page.FindAll(ById("receipt-row"))));
    }

    [Fact]
    public void Whoever_is_signed_out_already_is_sent_to_sign_in()
    {
        _signedOut = true;

        Render<ReceiptsPage>();

        Assert.EndsWith("/signin?return=/account/receipts", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void One_decision_is_shown_with_all_that_it_covers_and_can_be_downloaded()
    {
        var page = Show(Allowed.Id);

        Assert.Contains("Harbor Notes", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-testid='receipt-scopes'] li").Count);
        Assert.Equal("sub, email", page.Find(ById("receipt-claims")).TextContent);
        Assert.Equal($"/account/receipts/{Allowed.Id}/jwt", page.Find(ById("receipt-download")).GetAttribute("href"));
        Assert.Contains("agreed", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.Contains("refused", Show(Denied.Id).Find(".lead").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_there_says_so()
    {
        var page = Show(Guid.NewGuid());

        Assert.NotNull(page.Find(ById("receipt-gone")));
        Assert.Empty(page.FindAll(ById("receipt-download")));
    }

    public Task<IReadOnlyList<ConsentReceipt>?> ListAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ConsentReceipt>?>(_signedOut ? null : [.. _receipts]);

    public Task<ConsentReceipt?> FindAsync(Guid id, CancellationToken cancel) => Task.FromResult(_receipts.Find(receipt => receipt.Id == id));

    private static ConsentReceipt Receipt(string name, bool allowed) => new(
        Guid.NewGuid(),
        "client",
        name,
        allowed,
        [new("openid", "Who you are", "That it is you.", Required: true, New: false), new("email", "Your email address", "Where mail reaches you.", Required: false, New: false)],
        ["sub", "email"],
        FakeClock.Start.AddDays(-1),
        "https://notes.example.test/privacy",
        null);

    private IRenderedComponent<ReceiptPage> Show(Guid id) => Render<ReceiptPage>(parameters => parameters.Add(page => page.Id, id));
}
