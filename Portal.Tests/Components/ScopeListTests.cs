using Bunit;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Tests.Support;

namespace Portal.Tests.Components;

public sealed class ScopeListTests : ComponentContext
{
    [Fact]
    public void A_required_scope_cannot_be_unticked_and_is_sent_all_the_same()
    {
        var list = Show(Scope("openid", required: true));

        var box = list.Find(ById("consent-scope-openid"));
        Assert.True(box.HasAttribute("disabled"));
        Assert.True(box.HasAttribute("checked"));
        Assert.Equal("openid", list.Find("input[type=hidden][name=scope]").GetAttribute("value"));
    }

    [Fact]
    public void An_optional_scope_is_ticked_and_sent_only_by_its_box()
    {
        var list = Show(Scope("email"));

        Assert.True(list.Find(ById("consent-scope-email")).HasAttribute("checked"));
        Assert.Empty(list.FindAll("input[type=hidden]"));
    }

    [Fact]
    public void What_was_not_agreed_to_last_time_is_marked_and_left_to_tick()
    {
        var list = Show(Scope("email"), Scope("phone", isNew: true));

        Assert.False(list.Find(ById("consent-scope-phone")).HasAttribute("checked"));
        Assert.Equal("New", list.Find(".badge").TextContent);
    }

    [Fact]
    public void The_first_time_nothing_is_marked_as_new()
    {
        var list = Show(Scope("openid", required: true, isNew: true), Scope("email", isNew: true));

        Assert.True(list.Find(ById("consent-scope-email")).HasAttribute("checked"));
        Assert.Empty(list.FindAll(".badge.warn"));
    }

    [Fact]
    public void A_scope_is_named_by_its_title_and_described_by_its_description()
    {
        var box = Show(Scope("email")).Find(ById("consent-scope-email"));

        Assert.Equal("scope-email-title", box.GetAttribute("aria-labelledby"));
        Assert.Equal("About email", box.Closest("fieldset")!.QuerySelector("#" + box.GetAttribute("aria-describedby"))!.TextContent);
    }

    private IRenderedComponent<ScopeList> Show(params ScopeView[] scopes) =>
        Render<ScopeList>(list => list.Add(it => it.Legend, "What Harbor Notes would get").Add(it => it.Scopes, scopes));

    private static ScopeView Scope(string name, bool required = false, bool isNew = false) =>
        new(name, "Your " + name, "About " + name, required, isNew);
}
