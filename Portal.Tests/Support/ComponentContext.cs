using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Client.Contracts;

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
    }

    internal FakeClock Clock { get; } = new();

    internal static string ById(string testId) => $"[data-testid='{testId}']";
}
