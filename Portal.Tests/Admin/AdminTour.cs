using System.Reflection;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Components;
using Portal.Client.Contracts;
using Portal.Client.Contracts.Admin;
using Portal.Client.Layout;
using Portal.Client.Text;
using Portal.Tests.Support;
using Radzen;

namespace Portal.Tests.Admin;

/// <summary>Somebody who opens the administrators' pages one after the other, live and with the real contracts, and presses everything that can be pressed.</summary>
internal sealed class AdminTour : ComponentContext, IPageFailures
{
    private readonly HashSet<string> _tried = [];
    private readonly HashSet<Type> _seen = [];
    private IRenderedComponent<Router>? _page;

    public AdminTour(AsyncServiceScope circuit)
    {
        foreach (var contract in typeof(Allowed).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(Allowed).Namespace))
        {
            var around = typeof(ChangeRecorder<>).MakeGenericType(contract).GetMethod(nameof(ChangeRecorder<>.Around), BindingFlags.Static | BindingFlags.NonPublic)!;
            Services.AddSingleton(contract, _ => around.Invoke(null, [circuit.ServiceProvider.GetRequiredService(contract), _tried])!);
        }

        Services.AddSingleton<IPageFailures>(this);
        Services.AddRadzenComponents();
        Services.AddCascadingAuthenticationState();
        Services.AddSingleton(circuit.Get<AuthenticationStateProvider>());
        // Drawn by a script of the browser.
        ComponentFactories.AddStub<SignInChart>();
        ComponentFactories.AddStub<PartsChart>();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Every change that something on a page led to.</summary>
    public IReadOnlySet<string> Tried => _tried;

    /// <summary>The pages that were opened.</summary>
    public IReadOnlySet<Type> Seen => _seen;

    /// <summary>Opens a page and tells where it leads.</summary>
    public IReadOnlyList<string> LinksOf(string address) => [.. Open(address).FindAll("main a[href]").Select(link => link.GetAttribute("href")!)];

    /// <summary>Forms that the browser would send by itself.</summary>
    public int FormsOf(string address) => Open(address).FindAll("main form[method=post]").Count;

    public bool IsForAdministratorsOnly(string address) => Open(address).FindAll(ById("admins-only")).Count > 0;

    /// <summary>Presses everything on a page, each on a fresh one and with the fields beside it filled in, and all that is asked thereupon.</summary>
    public async Task PressEverythingAsync(string address)
    {
        for (var at = 0; ; at++)
        {
            var page = Open(address);
            var buttons = page.FindAll("main button");
            if (at >= buttons.Count) return;

            var name = buttons[at].GetAttribute("data-testid");
            var among = buttons.Take(at).Count(other => other.GetAttribute("data-testid") == name);
            await FillAsync(page, () => Named(page, name)[among]);
            if (IsUsable(Named(page, name)[among])) await PressAsync(Named(page, name)[among]);
            // The last one first: it does what was asked, and the others close the question.
            for (var asked = Asked(page); asked.Count > 0; asked = [.. Asked(page).Take(asked.Count - 1)]) await PressAsync(asked[^1]);
        }
    }

    string IPageFailures.Note(Exception failure, string? page) => throw new InvalidOperationException($"{page} failed.", failure);

    private static List<IElement> Named(IRenderedComponent<Router> page, string? name) =>
        [.. page.FindAll("main button").Where(button => button.GetAttribute("data-testid") == name)];

    private static List<IElement> Asked(IRenderedComponent<Router> page) => [.. page.FindAll("dialog button").Where(IsUsable)];

    private static bool IsUsable(IElement control) => !control.HasAttribute("disabled") && control.Closest("fieldset[disabled]") is null;

    private static async Task FillAsync(IRenderedComponent<Router> page, Func<IElement> button)
    {
        for (var at = 0; ; at++)
        {
            IReadOnlyList<IElement> fields = button().Closest(".setting, form") is { } part ? [.. part.QuerySelectorAll("input")] : page.FindAll("td input");
            if (at >= fields.Count) return;

            var field = fields[at];
            if (!IsUsable(field) || field.HasAttribute("readonly") || field.GetAttribute("type") is "file" or "datetime-local" or "hidden") continue;

            object value = field.GetAttribute("type") is "checkbox" ? true : field.GetAttribute("type") is "number" ? "7" : "x";
            if (field.HasAttribute("blazor:onchange")) await field.ChangeAsync(value);
            else if (field.HasAttribute("blazor:oninput")) await field.InputAsync("x");
        }
    }

    private static Task PressAsync(IElement button) =>
        button.GetAttribute("type") is "submit" && button.Closest("form") is { } form && form.HasAttribute("blazor:onsubmit") ? form.SubmitAsync()
        : button.HasAttribute("blazor:onclick") ? button.ClickAsync()
        : Task.CompletedTask;

    private IRenderedComponent<Router> Open(string address)
    {
        _page?.Dispose();
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _page = Render<Router>(router => router
            .Add(it => it.AppAssembly, typeof(AdminWords).Assembly)
            .Add(it => it.Found, found =>
            {
                _seen.Add(found.PageType);
                return builder =>
                {
                    builder.OpenComponent<RouteView>(0);
                    builder.AddComponentParameter(1, nameof(RouteView.RouteData), found);
                    builder.AddComponentParameter(2, nameof(RouteView.DefaultLayout), typeof(AdminLayout));
                    builder.CloseComponent();
                };
            }));
    }
}
