using Bunit;
using Portal.Client.Contracts;
using Portal.Client.Pages.Error;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ErrorPageTests : ComponentContext
{
    [Fact]
    public void What_an_app_sent_is_shown_as_text()
    {
        var markup = Show("<script>alert(1)</script>", null).Markup;

        Assert.Contains("&lt;script&gt;", markup);
        Assert.DoesNotContain("<script", markup);
    }

    [Fact]
    public void It_is_a_whole_page_with_a_heading_a_code_and_an_id()
    {
        var page = Show("redirect_uri is not registered", "invalid_request");

        Assert.StartsWith("<!DOCTYPE html>", page.Markup.TrimStart(), StringComparison.Ordinal);
        Assert.Equal("Nothing was shared", Assert.Single(page.FindAll("h1")).TextContent);
        Assert.Equal("invalid_request", page.Find(ById("error-code")).TextContent);
        Assert.Equal("id-1", page.Find(ById("error-id")).TextContent);
    }

    private IRenderedComponent<ErrorPage> Show(string detail, string? code) =>
        Render<ErrorPage>(page => page.Add(it => it.Error, new ErrorView("Nothing was shared", "Go back.", code, detail, "id-1")));
}
