using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;
using Portal.Client.Layout;

namespace Portal.Tests.Support;

/// <summary>Renders components with the real words, a clock that stands still, and a browser that takes every call.</summary>
public abstract class ComponentContext : BunitContext
{
    protected ComponentContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton(new PortalBrand("Northwind ID"));
        AddBunitPersistentComponentState();
        // Pages of administrators stand here without their layout: as an administrator has them.
        RenderTree.TryAdd<CascadingValue<bool>>(value => value.Add(it => it.Name, nameof(AdminLayout.MayChange)).Add(it => it.Value, true));
    }

    internal FakeClock Clock { get; } = new();

    internal static string ById(string testId) => $"[data-testid='{testId}']";
}
