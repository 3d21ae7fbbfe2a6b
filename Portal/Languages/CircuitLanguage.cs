using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Languages;

/// <summary>
/// A circuit speaks the language of the request that opened it, whose address is the same for every page. Where the page itself decides
/// the language, this does, for all that the page draws and asks.
/// </summary>
internal sealed class CircuitLanguage(NavigationManager navigation) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        // It ends with this method: what comes after begins with the circuit's own again.
        if (OfAdministrators.CultureAt(new Uri(navigation.Uri).AbsolutePath) is { } culture) CultureInfo.CurrentUICulture = culture;
        await next(context);
    };
}
